import { useLingui } from '@lingui/react/macro';
import { cx } from './cx.ts';
import classes from './marks.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/** One of the six colours of accounts and tags. Never text, never areas. */
export type TagColor = 1 | 2 | 3 | 4 | 5 | 6;

const colorClasses: Readonly<Record<TagColor, string | undefined>> = {
  1: classes.c1,
  2: classes.c2,
  3: classes.c3,
  4: classes.c4,
  5: classes.c5,
  6: classes.c6,
};

/** A lit window: unread. */
export function UnreadMark({ label }: { label?: string }) {
  const { t } = useLingui();
  return (
    <>
      <i className={classes.window} />
      <VisuallyHidden>{label ?? t`Unread`}</VisuallyHidden>
    </>
  );
}

export type AccountBarProps = {
  color: TagColor;
  /** Read aloud, and shown on hover. Leave it out only where the account's name stands beside it. */
  label?: string;
  isTall?: boolean;
};

export function AccountBar({ color, label, isTall = false }: AccountBarProps) {
  return (
    <>
      <i className={cx(classes.bar, isTall && classes.tall, colorClasses[color])} title={label} />
      {label && <VisuallyHidden>{label}</VisuallyHidden>}
    </>
  );
}

export function TagDot({ color }: { color: TagColor }) {
  return <i className={cx(classes.dot, colorClasses[color])} />;
}

export function Tag({ color, label }: { color: TagColor; label: string }) {
  return (
    <span className={classes.tag}>
      <TagDot color={color} />
      {label}
    </span>
  );
}
