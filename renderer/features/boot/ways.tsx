import type { ReactNode } from 'react';
import classes from './boot.module.css';

/** The other ways on, below the nearest one. */
export function Ways({ children }: { children: ReactNode }) {
  return <div className={classes.ways}>{children}</div>;
}

export function Way({ title, text, action }: { title: ReactNode; text?: ReactNode; action: ReactNode }) {
  return (
    <div className={classes.way}>
      <div className={classes.wayWords}>
        <strong>{title}</strong>
        {text && <p className={classes.wayText}>{text}</p>}
      </div>
      {action}
    </div>
  );
}
