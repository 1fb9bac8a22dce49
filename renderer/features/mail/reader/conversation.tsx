import { Plural, useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Message, ThreadRow, View } from '#shared/contract/threads.ts';
import type { MessageId, ThreadId } from '#shared/ids.ts';
import { displaySubject } from '#shared/model/subject.ts';
import { useViewState } from '../../../state/view-state.ts';
import { AccountBar, Chip, ScrollArea } from '../../../ui/index.ts';
import { markOf, useAccounts } from '../../accounts/index.ts';
import { viewFaces } from '../commands/views.ts';
import classes from './conversation.module.css';
import { offerReader } from './message-focus.ts';
import { MessageView } from './message-view.tsx';
import { useMarkRead } from './use-mark-read.ts';

interface ConversationProps {
  readonly row: ThreadRow;
  readonly views: readonly View[];
  readonly messages: readonly Message[];
}

/** A whole conversation: what was read stands as lines, what is new stands open. Keyed by its thread. */
export function Conversation({ row, views, messages }: ConversationProps) {
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const accounts = useAccounts();
  const ownAddresses = useMemo(
    () => new Set((accounts ?? []).map((account) => account.address.toLowerCase())),
    [accounts],
  );
  const { openIds, toggle, setOpen } = useOpenMessages(messages);
  useMarkRead(row, messages);
  useStepping(row.id, scroller, messages, setOpen);
  useFirstView(scroller);
  const subject = displaySubject(row.subject) || t`No subject`;

  return (
    <ScrollArea ref={scroller} data-pane-focus aria-label={subject} className={classes.scroller}>
      <div className={classes.page}>
        <h2 className={classes.subject}>{subject}</h2>
        <Facts row={row} views={views} messageCount={messages.length} />
        <div className={classes.messages}>
          {messages.map((message, index) => (
            <MessageView
              key={message.id}
              message={message}
              number={index + 1}
              isOpen={openIds.has(message.id)}
              canClose={messages.length > 1}
              ownAddresses={ownAddresses}
              onToggle={toggle}
            />
          ))}
        </div>
      </div>
    </ScrollArea>
  );
}

function Facts({ row, views, messageCount }: { row: ThreadRow; views: readonly View[]; messageCount: number }) {
  const { i18n } = useLingui();
  const accounts = useAccounts();
  const account = accounts?.find(({ id }) => id === row.accountId);
  const view = useViewState(({ route }) => (route.page === 'mail' ? route.view : null));
  // Opened from elsewhere, or moved away while it stays open: then it says where it lies.
  const place =
    view !== null && views.includes(view) ? undefined : views.find((name) => name !== 'all' && name !== 'starred');
  return (
    <div className={classes.facts}>
      {account && (
        <span className={classes.account}>
          <AccountBar color={markOf(account)} />
          {account.name}
        </span>
      )}
      <span>
        <Plural value={messageCount} one="# message" other="# messages" />
      </span>
      {place && (
        <Chip size="small" icon={viewFaces[place].icon}>
          {i18n._(viewFaces[place].title)}
        </Chip>
      )}
    </div>
  );
}

/** The newest and whatever is unread stand open; what arrives later opens by itself. */
function useOpenMessages(messages: readonly Message[]) {
  const [known, setKnown] = useState<ReadonlySet<MessageId>>(new Set());
  const [openIds, setOpenIds] = useState<ReadonlySet<MessageId>>(new Set());

  const isFirst = known.size === 0;
  const arrived = messages.filter((message) => !known.has(message.id));
  if (arrived.length > 0) {
    setKnown(new Set(messages.map((message) => message.id)));
    const newest = messages.at(-1)?.id;
    const opening = arrived.filter((message) => !isFirst || message.isUnread || message.id === newest);
    setOpenIds(new Set([...openIds, ...opening.map((message) => message.id)]));
  }

  const setOpen = useCallback((ids: readonly MessageId[], isOpen: boolean) => {
    setOpenIds((before) => {
      const after = new Set(before);
      for (const id of ids) {
        if (isOpen) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  }, []);
  const toggle = useCallback(
    (id: MessageId) =>
      setOpenIds((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  return { openIds, toggle, setOpen };
}

function useStepping(
  threadId: ThreadId,
  scroller: RefObject<HTMLDivElement | null>,
  messages: readonly Message[],
  setOpen: (ids: readonly MessageId[], isOpen: boolean) => void,
) {
  const current = useRef<MessageId | null>(null);
  const wanted = useRef<MessageId | null>(null);

  useEffect(
    () =>
      offerReader({
        step: (by) => {
          const focused = document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset['message'];
          const from = messages.findIndex(({ id }) => id === (focused ?? current.current ?? messages.at(-1)?.id));
          const next = messages[Math.max(0, Math.min(messages.length - 1, from + by))];
          if (!next) return;
          current.current = next.id;
          wanted.current = next.id;
          setOpen([next.id], true);
          // Already open: no render follows that would bring it into view.
          requestAnimationFrame(() => showMessage(scroller.current, wanted.current));
        },
        threadId,
        current: () => {
          const focused = document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset['message'];
          return messages.find(({ id }) => id === focused)?.id ?? messages.at(-1)?.id ?? null;
        },
        setAllOpen: (isOpen) => {
          const newest = messages.at(-1)?.id;
          setOpen(
            messages.map(({ id }) => id).filter((id) => isOpen || id !== newest),
            isOpen,
          );
        },
      }),
    [threadId, messages, setOpen, scroller],
  );
}

function showMessage(scroller: HTMLElement | null, id: MessageId | null): void {
  const message = scroller?.querySelector<HTMLElement>(`[data-message="${id}"]`);
  message?.scrollIntoView({ block: 'start' });
  message?.querySelector<HTMLElement>('[data-message-head]')?.focus({ preventScroll: true });
}

/** A long conversation begins at the first message that stands open, a short one at its subject. */
function useFirstView(scroller: RefObject<HTMLDivElement | null>) {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTo({ top: 0 });
    const first = element.querySelector<HTMLElement>('[aria-expanded="true"][data-message-head]')?.closest('article');
    if (!first) return;
    const { top } = first.getBoundingClientRect();
    const frame = element.getBoundingClientRect();
    if (top - frame.top > frame.height * 0.6) first.scrollIntoView({ block: 'start' });
  }, [scroller]);
}
