import { useEffect, useState } from 'react';
import type { FrameLook } from './frame/frame-styles.ts';
import { readColor, type Color } from './frame/colors.ts';

export interface AppLook extends FrameLook {
  /** The page the reader lies on. */
  readonly paper: Color;
}

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
const white: Color = { r: 1, g: 1, b: 1, a: 1 };

/** The colours and sizes of the app as values: a frame does not inherit them. */
export function useFrameLook(): AppLook {
  const [look, setLook] = useState(readLook);
  useEffect(() => {
    const again = () => setLook((before) => (isSame(before, readLook()) ? before : readLook()));
    const attributes = new MutationObserver(again);
    attributes.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast', 'style'] });
    darkSystem.addEventListener('change', again);
    again();
    return () => {
      attributes.disconnect();
      darkSystem.removeEventListener('change', again);
    };
  }, []);
  return look;
}

function readLook(): AppLook {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const read = (property: 'color' | 'fontSize', value: string) => {
    probe.style[property] = value;
    return getComputedStyle(probe)[property];
  };
  const isDark = read('color', 'light-dark(rgb(0, 0, 0), rgb(255, 255, 255))') === 'rgb(255, 255, 255)';
  const look: AppLook = {
    scheme: isDark ? 'dark' : 'light',
    text: read('color', 'var(--text)'),
    quiet: read('color', 'var(--text-3)'),
    line: read('color', 'var(--line-strong)'),
    link: read('color', 'var(--accent-text)'),
    mark: read('color', 'var(--mark)'),
    focus: read('color', 'var(--focus)'),
    fontPx: Number.parseFloat(read('fontSize', 'var(--t-letter)')),
    isHighContrast: document.documentElement.dataset['contrast'] === 'high',
    paper: readColor(read('color', 'var(--raised)')) ?? white,
  };
  probe.remove();
  return look;
}

function isSame(one: AppLook, other: AppLook): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
