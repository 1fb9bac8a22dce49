import { createPortal } from 'react-dom';
import classes from './mail-frame.module.css';

export interface PointedLink {
  readonly href: string;
  readonly isFocused: boolean;
}

/** Where the link under the mouse or the keyboard leads, at the foot of the window as in a browser. */
export function LinkTarget({ link: { href } }: { link: PointedLink }) {
  const { before, host, after } = split(href);
  return createPortal(
    <div aria-hidden className={classes.target} data-link-target>
      {before}
      <strong>{host}</strong>
      {after}
    </div>,
    document.body,
  );
}

/** The host is what counts; it is shown as it is looked up, "xn--…" included. */
function split(href: string): { before: string; host: string; after: string } {
  const url = new URL(href);
  if (url.protocol === 'mailto:') return { before: 'mailto:', host: decode(url.pathname), after: '' };
  const at = href.indexOf(url.host, url.protocol.length);
  return { before: href.slice(0, at), host: url.host, after: href.slice(at + url.host.length) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
