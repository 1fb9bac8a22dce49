import type { ReactNode } from 'react';
import classes from './bar.module.css';
import { cx } from './cx.ts';

export type BarProps = {
  title?: ReactNode;
  headingLevel?: 1 | 2 | 3;
  /** Quiet words after the title: "12 unread". */
  meta?: ReactNode;
  /** Before the title: a logo, a back button. */
  leading?: ReactNode;
  /** Right after the title, left aligned: a toolbar. */
  children?: ReactNode;
  /** At the right edge. */
  actions?: ReactNode;
  /** The window has no frame of its own and is moved by this bar. */
  isDragRegion?: boolean;
  className?: string;
};

/** The 48 px head of a pane. */
export function Bar({
  title,
  headingLevel = 2,
  meta,
  leading,
  children,
  actions,
  isDragRegion = false,
  className,
}: BarProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <header className={cx(classes.bar, isDragRegion && classes.drag, className)}>
      {leading && <span className={classes.leading}>{leading}</span>}
      {(title || meta) && (
        <div className={classes.titles}>
          {title && <Heading className={classes.title}>{title}</Heading>}
          {meta && <span className={classes.meta}>{meta}</span>}
        </div>
      )}
      {children}
      <span className={classes.gap} />
      {actions}
    </header>
  );
}

/** A 20 px line between groups of buttons. */
export function BarSeparator() {
  return <span aria-hidden="true" className={classes.separator} />;
}
