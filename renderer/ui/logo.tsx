import { cx } from './cx.ts';
import classes from './logo.module.css';

/**
 * A house that is an envelope: the gable is the back, the flap folds down in front. The seam is cut out, not painted,
 * so it works on every tone. Drawn on 20 x 20 for 20 px, the size of the sidebar.
 */
export function Logo({ size = 20, className }: { size?: number; className?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="currentColor"
      aria-hidden="true"
      className={cx(classes.logo, className)}
    >
      <path d="M9.13 1.62a1.4 1.4 0 0 1 1.74 0l6.6 5.28c.1.08.16.17.2.27L10 12.62 2.33 7.17a.7.7 0 0 1 .2-.27z" />
      <path d="M2 8.9V17a1.4 1.4 0 0 0 1.4 1.4h13.2A1.4 1.4 0 0 0 18 17V8.9l-7.51 5.33a.85.85 0 0 1-.98 0z" />
    </svg>
  );
}

/** Mark and name together. */
export function Brand({ className }: { className?: string }) {
  return (
    <span className={cx(classes.brand, className)}>
      <Logo />
      Hauspost
    </span>
  );
}
