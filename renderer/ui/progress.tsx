import { cx } from './cx.ts';
import classes from './progress.module.css';

export type ProgressProps = {
  /** What goes on: names the bar. */
  label: string;
  value: number;
  max: number;
  /** The number in words: "13,067 of 31,870 mails". Always there. */
  valueText: string;
  /** "4 min left". Missing only while nobody can know. */
  timeText?: string;
  /** Number and time beside the bar, in a row of a list. */
  isInline?: boolean;
};

export function Progress({ label, value, max, valueText, timeText, isInline = false }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className={cx(classes.progress, isInline && classes.beside)}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={timeText ? `${valueText}, ${timeText}` : valueText}
        className={classes.track}
      >
        <div className={classes.bar} style={{ width: `${share * 100}%` }} />
      </div>
      <div className={classes.facts} aria-hidden="true">
        <span>{isInline && timeText ? `${valueText}, ${timeText}` : valueText}</span>
        {!isInline && timeText && <span>{timeText}</span>}
      </div>
    </div>
  );
}
