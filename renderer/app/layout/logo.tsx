import classes from './logo.module.css';

/** An open letter that is a house. Decorative: the name stands beside it or in the page's title. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true" className={classes.logo}>
      <path d="M10 1.6 18 8v9a1.4 1.4 0 0 1-1.4 1.4H3.4A1.4 1.4 0 0 1 2 17V8z" fill="currentColor" />
      <path
        d="m2.6 8.6 7.4 5.6 7.4-5.6"
        stroke="var(--bg)"
        strokeWidth="1.6"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
