import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './chip.module.css';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import { Icon, type IconType } from './icon.tsx';

/** `due` within 48 h or leaving the house, `late` overdue, `task` belongs to a task, `info` a placeholder. */
export type ChipTone = 'plain' | 'due' | 'late' | 'task' | 'info' | 'line';

export type ChipProps = {
  tone?: ChipTone;
  size?: 'normal' | 'small';
  /** A colour never speaks alone: `due` and `late` come with a calendar, a clock or a word. */
  icon?: IconType;
  onClick?: () => void;
  onRemove?: () => void;
  /** For the remove button: what goes away. Defaults to the chip's own text when that is a string. */
  removeLabel?: string;
  children: ReactNode;
};

const toneClasses: Readonly<Record<ChipTone, string | undefined>> = {
  plain: undefined,
  due: classes.due,
  late: classes.late,
  task: classes.task,
  info: classes.info,
  line: classes.line,
};

export function Chip({ tone = 'plain', size = 'normal', icon, onClick, onRemove, removeLabel, children }: ChipProps) {
  const { t } = useLingui();
  const className = cx(classes.chip, size === 'small' && classes.small, toneClasses[tone]);
  const content = (
    <>
      {icon && <Icon of={icon} size={12} />}
      {children}
    </>
  );
  if (onClick) {
    return (
      <button type="button" onClick={onClick} className={className}>
        {content}
      </button>
    );
  }
  const name = removeLabel ?? (typeof children === 'string' ? children : '');
  return (
    <span className={className}>
      {content}
      {onRemove && (
        <IconButton
          label={t`Remove ${name}`}
          icon={X}
          iconSize={12}
          size="inline"
          onClick={onRemove}
          className={classes.remove}
        />
      )}
    </span>
  );
}
