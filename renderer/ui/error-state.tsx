import { Trans } from '@lingui/react/macro';
import { CircleAlert } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconType } from './icon.tsx';
import { Link } from './link.tsx';
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
  const [isAnswerShown, setIsAnswerShown] = useState(false);
  const answerId = useId();
  return (
    <section role="alert" className={cx(classes.page, className)}>
      <Icon of={icon} size={20} />
      <Heading className={classes.title}>{title}</Heading>
      {children && <div className={classes.text}>{children}</div>}
      {(actions || serverAnswer) && (
        <div className={classes.actions}>
          {actions}
          {serverAnswer && (
            <Link
              aria-expanded={isAnswerShown}
              aria-controls={answerId}
              onClick={() => setIsAnswerShown(!isAnswerShown)}
            >
              <Trans>The server’s answer</Trans>
            </Link>
          )}
        </div>
      )}
      {serverAnswer && (
        <pre id={answerId} hidden={!isAnswerShown} className={classes.raw}>
          {serverAnswer}
        </pre>
      )}
    </section>
  );
}
