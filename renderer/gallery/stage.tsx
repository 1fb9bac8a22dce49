import type { ReactNode } from 'react';
import { cx } from '../ui/index.ts';
import classes from './gallery.module.css';

export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={classes.section}>
      <h2 id={`${id}-title`} className={classes.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** The same content once, or in both themes beside each other. */
export function Stage({ isDouble, children }: { isDouble: boolean; children: ReactNode }) {
  if (!isDouble) return <div className={classes.stage}>{children}</div>;
  return (
    <div className={classes.both}>
      {(['light', 'dark'] as const).map((theme) => (
        <div key={theme} data-theme={theme} className={cx(classes.stage, classes.framed)}>
          {children}
        </div>
      ))}
    </div>
  );
}

export function Specimen({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <div className={classes.specimen}>
      <h3 className={classes.caption}>{caption}</h3>
      {children}
    </div>
  );
}

export function Row({ isWide = false, children }: { isWide?: boolean; children: ReactNode }) {
  return <div className={cx(classes.row, isWide && classes.wideRow)}>{children}</div>;
}
