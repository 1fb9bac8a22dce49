import { createPortal } from 'react-dom';
import { TargetWords } from '../trust/target-words.tsx';
import classes from './mail-frame.module.css';

/** Where the link under the mouse or the keyboard leads, at the foot of the window as in a browser. */
export function LinkTarget({ href }: { href: string }) {
  return createPortal(
    <div aria-hidden className={classes.target} data-link-target>
      <TargetWords href={href} />
    </div>,
    document.body,
  );
}
