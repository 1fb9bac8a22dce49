import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconType } from './icon.tsx';
import classes from './notice.module.css';

export type NoticeTone = 'plain' | 'info' | 'ok' | 'warn' | 'danger';

export type NoticeProps = {
  tone?: NoticeTone;
  /** Every tone has one of its own; a colour never speaks alone. */
  icon?: IconType;
  title?: ReactNode;
  actions?: ReactNode;
  /** Says itself when it appears. Not for what stands there from the start. */
  isLive?: boolean;
  className?: string;
  children?: ReactNode;
};

const toneIcons: Readonly<Record<NoticeTone, IconType>> = {
  plain: Info,
  info: Info,
  ok: CircleCheck,
  warn: TriangleAlert,
  danger: CircleAlert,
};

/** A tinted box inside a page: what is, why, what to do. */
export function Notice({ tone = 'plain', icon, title, actions, isLive = false, className, children }: NoticeProps) {
  return (
    <div
      role={isLive ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={cx(classes.notice, classes[tone], className)}
    >
      <Icon of={icon ?? toneIcons[tone]} size={14} />
      <div className={classes.words}>
        {title && <strong className={classes.title}>{title}</strong>}
        {children}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

export type BannerProps = Omit<NoticeProps, 'title'>;

/** A 36 px line across a pane, for a state of the whole app. The tone colours the icon only. */
export function Banner({ tone = 'plain', icon, actions, isLive = true, className, children }: BannerProps) {
  return (
    <div role={isLive ? 'status' : undefined} className={cx(classes.notice, classes[tone], classes.banner, className)}>
      <Icon of={icon ?? toneIcons[tone]} />
      <div className={classes.words}>{children}</div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
