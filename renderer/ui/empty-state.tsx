import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconType } from './icon.tsx';
import classes from './state-page.module.css';

export type EmptyStateProps = {
  icon?: IconType;
  /** What is. "No account yet". */
  title: ReactNode;
  /** What you can do. */
  children?: ReactNode;
  /** Quiet facts below. */
  meta?: ReactNode;
  actions?: ReactNode;
  headingLevel?: 1 | 2 | 3;
  className?: string;
};

export function EmptyState({ icon, title, children, meta, actions, headingLevel = 2, className }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <section className={cx(classes.page, className)}>
      {icon && <Icon of={icon} size={20} />}
      <Heading className={classes.title}>{title}</Heading>
      {children && <div className={classes.text}>{children}</div>}
      {meta && <div className={classes.meta}>{meta}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </section>
  );
}
