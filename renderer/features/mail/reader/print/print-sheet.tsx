import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, type RefObject } from 'react';
import type { Message } from '#shared/contract/threads.ts';
import { displaySubject } from '#shared/model/subject.ts';
import { coreClient } from '../../../../lib/core.ts';
import { useFormat } from '../../../../lib/use-format.ts';
import classes from './print.module.css';
import { PrintPage, type PrintWords } from './print-page.ts';

interface PrintSheetProps {
  readonly ref: RefObject<HTMLIFrameElement | null>;
  readonly subject: string;
  readonly messages: readonly Message[];
  readonly onReady: (isReady: boolean) => void;
  /** Esc while the keyboard is in the sheet: the dialog around it does not hear it. */
  readonly onEscape: () => void;
}

/** The page itself, filled message by message. Keyed by what it shows: it is filled once. */
export function PrintSheet({ ref, subject, messages, onReady, onEscape }: PrintSheetProps) {
  const { t } = useLingui();
  const format = useFormat();
  const latest = useRef({ subject, messages, onReady, onEscape });
  const words = useRef<PrintWords & { readonly noSubject: string; readonly incomplete: string }>({
    from: t`From`,
    to: t`To`,
    cc: t`Cc`,
    sent: t`Sent`,
    attachments: t`Attachments`,
    noSubject: t`No subject`,
    incomplete: t`Not all of it could be fetched.`,
    format,
  });

  useEffect(() => {
    const page = ref.current === null ? null : PrintPage.open(ref.current);
    if (page === null) return undefined;
    const ended = new AbortController();
    const { onReady: tellReady, onEscape: leave } = latest.current;
    page.onEscape(leave);
    tellReady(false);
    fill(page, latest.current, words.current, ended.signal)
      .catch(() => {
        // Also on paper: whoever reads it must know that it is not all.
        if (!ended.signal.aborted) page.note(words.current.incomplete);
      })
      .finally(() => {
        if (!ended.signal.aborted) tellReady(true);
      });
    return () => {
      ended.abort();
      page.close();
    };
  }, [ref]);

  return (
    <iframe
      ref={ref}
      // No script runs in it; `allow-modals` is what lets us call its print dialog.
      sandbox="allow-same-origin allow-modals"
      title={t`Print view`}
      className={classes.frame}
    />
  );
}

async function fill(
  page: PrintPage,
  { subject, messages }: Pick<PrintSheetProps, 'subject' | 'messages'>,
  words: PrintWords & { readonly noSubject: string },
  signal: AbortSignal,
): Promise<void> {
  page.setSubject(displaySubject(subject) || words.noSubject);
  for (const message of messages) {
    const { html, text } = await coreClient.messages.body({ id: message.id }, { signal });
    await page.add(message, { html, text }, words, signal);
  }
}
