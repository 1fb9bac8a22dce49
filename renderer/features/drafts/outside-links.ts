import { useEffect } from 'react';
import type { ThreadId } from '#shared/ids.ts';
import { parseDeepLink } from '#shared/deep-link.ts';
import { showError } from '../../lib/notices.ts';
import { onShellEvent } from '../../lib/shell-events.ts';
import { openSettings, openThread, openView } from '../../state/navigate.ts';
import { settingsSections } from '../../state/route.ts';
import { beginDraft } from './begin-draft.ts';

/** A link may arrive before the file is open; it waits here until there is something it could show. */
const waiting: string[] = [];
const maxWaiting = 20;
let follow: ((url: string) => void) | null = null;

/** From the start of the window on. Returns the way to stop. */
export function keepOutsideLinks(): () => void {
  return onShellEvent((event) => {
    if (event.type !== 'link') return;
    if (follow) follow(event.url);
    else if (waiting.length < maxWaiting) waiting.push(event.url);
  });
}

/** Follows `mailto:` and `hauspost:` links while the frame stands. They show something or begin a draft, never more. */
export function useOutsideLinks(): void {
  useEffect(() => {
    follow = followLink;
    for (const url of waiting.splice(0)) followLink(url);
    return () => {
      follow = null;
    };
  }, []);
}

function followLink(url: string): void {
  const link = parseDeepLink(url);
  switch (link?.kind) {
    case 'compose':
      beginDraft({
        to: link.to.join(', '),
        cc: link.cc.join(', '),
        bcc: link.bcc.join(', '),
        subject: link.subject,
        text: link.body,
      }).catch(showError);
      break;
    case 'thread':
      openThread(link.id as ThreadId);
      break;
    case 'view':
      openView(link.name);
      break;
    case 'settings':
      openSettings(settingsSections.find((known) => known === link.section));
      break;
    case undefined:
      break;
  }
}
