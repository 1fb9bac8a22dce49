import { useLingui } from '@lingui/react/macro';
import { Paperclip, Reply, Star } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Checkbox } from './checkbox.tsx';
import { Chip, type ChipTone } from './chip.tsx';
import { cx } from './cx.ts';
import type { Density } from './density.ts';
import { IconButton } from './icon-button.tsx';
import { Icon, type IconType } from './icon.tsx';
import classes from './mail-row.module.css';
import { AccountBar, UnreadMark, type TagColor } from './marks.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export type MailRowChip = { id: string; label: string; tone?: ChipTone; icon?: IconType };

export type MailRowAction = { id: string; label: string; icon: IconType; keys?: string; run: () => void };

export type MailRowProps = {
  density: Density;
  /** Who, in the user's words: "Dr. Thomas Wieling, Katrin, ich". */
  sender: string;
  /** Messages in the conversation; one is not drawn. */
  messageCount?: number;
  subject: ReactNode;
  snippet: ReactNode;
  /** As people say it: "12:02", "Mo.", "30.6." */
  time: string;
  /** Machine-readable form of `time`. */
  dateTime?: string;
  account?: { label: string; color: TagColor };
  /** The first two are drawn, in compact the first. */
  chips?: readonly MailRowChip[];
  isUnread?: boolean;
  expectsReply?: boolean;
  hasAttachment?: boolean;
  isStarred?: boolean;
  /** Its conversation is open in the reader. */
  isOpen?: boolean;
  /** The pane of this list has the focus. */
  isPaneFocused?: boolean;
  /** Multi-select: the gutter holds a checkbox. */
  isSelecting?: boolean;
  isSelected?: boolean;
  onSelectedChange?: (isSelected: boolean) => void;
  isDragged?: boolean;
  /** Shown in place of the time while the mouse is over the row. Every one is a command with a key, too. */
  actions?: readonly MailRowAction[];
  /** Forces the hover look, for the gallery. */
  isHovered?: boolean;
};

/**
 * How a conversation looks in a list: 76, 56 or 32 px. Layout and states only; roles, focus and clicks belong to the
 * list around it. No context, no fetching: it is drawn thousands of times.
 */
export function MailRow(props: MailRowProps) {
  const { density, isUnread, isOpen, isPaneFocused, isSelected, isDragged } = props;
  const [isUnderMouse, setIsUnderMouse] = useState(false);
  const isHovered = (props.isHovered ?? isUnderMouse) && !isDragged;
  const Lines = lines[density];
  return (
    <div
      onPointerEnter={(event) => event.pointerType === 'mouse' && setIsUnderMouse(true)}
      onPointerLeave={() => setIsUnderMouse(false)}
      className={cx(
        classes.row,
        classes[density],
        isUnread && classes.unread,
        isHovered && classes.hovered,
        isOpen && classes.open,
        isOpen && !isPaneFocused && classes.idle,
        isSelected && classes.chosen,
        isDragged && classes.lifted,
      )}
    >
      <Gutter {...props} />
      <div>
        <Lines {...props} isHovered={isHovered} />
      </div>
    </div>
  );
}

function Gutter({ density, sender, isUnread, expectsReply, isSelecting, isSelected, onSelectedChange }: MailRowProps) {
  const { t } = useLingui();
  const replySign = (
    <span className={cx(classes.sign, classes.reply)} title={t`Expects your reply`}>
      <Icon of={Reply} size={12} />
      <VisuallyHidden>{t`Expects your reply`}</VisuallyHidden>
    </span>
  );
  const hasSecondLine = density !== 'compact';
  return (
    <div className={classes.gutter}>
      {isSelecting ? (
        <span className={classes.sign}>
          <Checkbox
            shape="small"
            aria-label={t`Select ${sender}`}
            isChecked={isSelected ?? false}
            onChange={(next) => onSelectedChange?.(next)}
          />
        </span>
      ) : (
        (isUnread || hasSecondLine) && <span className={classes.sign}>{isUnread && <UnreadMark />}</span>
      )}
      {expectsReply && (hasSecondLine || (!isUnread && !isSelecting)) && replySign}
    </div>
  );
}

type LinesProps = MailRowProps & { isHovered: boolean };

function ComfortableLines(props: LinesProps) {
  return (
    <>
      <SenderLine {...props} />
      <div className={classes.line}>
        <Subject {...props} />
        <Signs {...props} />
      </div>
      <div className={classes.line}>
        <Chips {...props} limit={2} />
        <Snippet {...props} />
      </div>
    </>
  );
}

function DefaultLines(props: LinesProps) {
  return (
    <>
      <SenderLine {...props} />
      <div className={classes.line}>
        <Chips {...props} limit={2} />
        <Subject {...props} />
        <Snippet {...props} />
        <Signs {...props} />
      </div>
    </>
  );
}

function CompactLines(props: LinesProps) {
  return (
    <div className={classes.line}>
      <Sender {...props} />
      <Subject {...props} />
      <Snippet {...props} />
      {!props.isHovered && <Chips {...props} limit={1} />}
      {!props.isHovered && <Signs {...props} />}
      <TimeOrActions {...props} />
      <Account {...props} />
    </div>
  );
}

const lines = { comfortable: ComfortableLines, default: DefaultLines, compact: CompactLines } as const;

function SenderLine(props: LinesProps) {
  return (
    <div className={classes.line}>
      <Sender {...props} />
      {props.messageCount !== undefined && props.messageCount > 1 && (
        <span className={classes.count}>{props.messageCount}</span>
      )}
      <TimeOrActions {...props} />
      <Account {...props} />
    </div>
  );
}

function Sender({ sender }: LinesProps) {
  return <span className={classes.sender}>{sender}</span>;
}

function Subject({ subject }: LinesProps) {
  return <span className={classes.subject}>{subject}</span>;
}

function Snippet({ snippet }: LinesProps) {
  return <span className={classes.snippet}>{snippet}</span>;
}

function Account({ account }: LinesProps) {
  return account && <AccountBar color={account.color} label={account.label} />;
}

function Signs({ hasAttachment, isStarred }: LinesProps) {
  const { t } = useLingui();
  if (!hasAttachment && !isStarred) return null;
  return (
    <span className={classes.signs}>
      {isStarred && (
        <span title={t`Starred`} className={classes.star}>
          <Icon of={Star} size={14} />
          <VisuallyHidden>{t`Starred`}</VisuallyHidden>
        </span>
      )}
      {hasAttachment && (
        <span title={t`Attachment`}>
          <Icon of={Paperclip} size={14} />
          <VisuallyHidden>{t`Attachment`}</VisuallyHidden>
        </span>
      )}
    </span>
  );
}

function Chips({ chips = [], limit }: LinesProps & { limit: number }) {
  return chips.slice(0, limit).map((chip) => (
    <Chip key={chip.id} size="small" tone={chip.tone} icon={limit > 1 ? chip.icon : undefined}>
      {chip.label}
    </Chip>
  ));
}

function TimeOrActions({ isHovered, actions, time, dateTime }: LinesProps) {
  if (isHovered && actions && actions.length > 0) {
    return (
      <span className={classes.actions}>
        {actions.map((action) => (
          <IconButton
            key={action.id}
            label={action.label}
            icon={action.icon}
            keys={action.keys}
            size="inline"
            tabIndex={-1}
            onClick={(event) => {
              event.stopPropagation();
              action.run();
            }}
          />
        ))}
      </span>
    );
  }
  return (
    <time dateTime={dateTime} className={classes.time}>
      {time}
    </time>
  );
}
