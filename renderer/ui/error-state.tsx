import { Trans } from '@lingui/react/macro';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconType } from './icon.tsx';
import classes from './state-page.module.css';

export type ErrorStateProps = {
  icon?: IconType;
  /** The cause in plain words. */
  title: ReactNode;
  /** What is safe, what happens next. */
  children?: ReactNode;
  actions?: ReactNode;
  /** The server's own words, one click away. */
  serverAnswer?: string;
  headingLevel?: 1 | 2 | 3;
  className?: string;
};

export function ErrorState({
  icon = CircleAlert,
  title,
  children,
  actions,
  serverAnswer,
  headingLevel = 2,
  className,
}: ErrorStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <section role="alert" className={cx(classes.page, className)}>
      <Icon of={icon} size={20} />
      <Heading className={classes.title}>{title}</Heading>
      {children && <div className={classes.text}>{children}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
      {serverAnswer && (
        <details className={classes.answer}>
          <summary className={classes.summary}>
            <Trans>The server’s answer</Trans>
          </summary>
          <pre className={classes.raw}>{serverAnswer}</pre>
        </details>
      )}
    </section>
  );
}
