import { useLingui } from '@lingui/react/macro';
import { Fragment, type ComponentProps } from 'react';
import { cx } from './cx.ts';
import { listKeyCaps, type KeyNames } from './key-caps.ts';
import classes from './keys.module.css';
import { keyPlatform } from './platform.ts';

/** One key cap with what stands on it. */
export function Kbd({ className, ...rest }: ComponentProps<'kbd'>) {
  return <kbd {...rest} className={cx(classes.kbd, className)} />;
}

export type KeysProps = {
  /** `Mod+K`, `Shift+J`, or a sequence `g i`. `Mod` is Ctrl, on a Mac the command key. */
  keys: string;
  className?: string;
};

/** A shortcut as people see it on their keyboard, in their language. */
export function Keys({ keys, className }: KeysProps) {
  const { t } = useLingui();
  const steps = listKeyCaps(keys, useKeyNames(), keyPlatform);
  return (
    <span className={cx(classes.keys, className)}>
      {steps.map((caps, step) => (
        <Fragment key={steps.slice(0, step + 1).join(' ')}>
          {step > 0 && <span className={classes.then}>{t`then`}</span>}
          {caps.map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}

export function useKeyNames(): KeyNames {
  const { t } = useLingui();
  return {
    mod: t`Ctrl`,
    ctrl: t`Ctrl`,
    alt: t`Alt`,
    shift: '⇧',
    enter: '↵',
    escape: t`Esc`,
    space: t`Space`,
    tab: t`Tab`,
    delete: t`Del`,
    backspace: '⌫',
    home: t`Home`,
    end: t`End`,
    pageup: t`PgUp`,
    pagedown: t`PgDn`,
    up: '↑',
    down: '↓',
    left: '←',
    right: '→',
  };
}
