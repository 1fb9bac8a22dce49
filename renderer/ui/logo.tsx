import { cx } from './cx.ts';
import classes from './logo.module.css';

/**
 * A house that is an envelope: the roof is the open flap, the walls are the pocket. The seam is a gap, not a painted
 * line, so it works on every tone. Drawn on 20 x 20, the size of the sidebar; `resources/icons` has the same drawing.
 */
export function Logo({ size = 20, className }: { size?: number; className?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="currentColor"
      stroke="currentColor"
      strokeWidth="0.8"
      strokeLinejoin="round"
      aria-hidden="true"
      className={cx(classes.logo, className)}
    >
      <path d="M10 2.1 17.4 8 10 12.9 2.6 8z" />
      <path d="M2.4 10.4 10 15.5l7.6-5.1v6.7a.9.9 0 0 1-.9.9H3.3a.9.9 0 0 1-.9-.9z" />
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
