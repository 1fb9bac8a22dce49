import { useLingui } from '@lingui/react/macro';
import { cx } from './cx.ts';
import classes from './still-bars.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type StillBarsProps = {
  /** `mail` has the height of the rows to come, so nothing jumps when they do. */
  shape?: 'mail' | 'text';
  count?: number;
  className?: string;
};

const widths = [
  [46, 78, 64],
  [34, 52, 88],
  [58, 70, 40],
  [40, 84, 56],
] as const;

/** Stands where nothing stood before, and does not move. Old content is never replaced by it. */
export function StillBars({ shape = 'mail', count = 6, className }: StillBarsProps) {
  const { t } = useLingui();
  return (
    <div role="status" className={cx(classes.bars, className)}>
      <VisuallyHidden>{t`Loading`}</VisuallyHidden>
      <div aria-hidden="true">
        {Array.from({ length: count }, (_, group) => (
          <div key={group} className={cx(classes.group, shape === 'mail' && classes.mail)}>
            {widths[group % widths.length]?.map((width) => (
              <i key={width} className={classes.bar} style={{ width: `${width}%` }} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
