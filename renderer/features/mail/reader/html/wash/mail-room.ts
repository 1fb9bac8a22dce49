import DOMPurify, { type DOMPurify as Purify } from 'dompurify';
import { makeUnclobbered, type Unclobbered } from './unclobbered.ts';

/**
 * The room where mail is taken apart: an empty page of ours in a sandboxed frame without scripts, served under a policy
 * that allows nothing but inline styles (shared/content-security-policy.ts). Documents parsed in it are inert and bound
 * to that policy, so that even the raw mail, before any sieve, has nothing it could do.
 */
export interface MailRoom {
  parse(html: string): Document;
  newDocument(): Document;
  readonly sieve: Purify;
  readonly raw: Unclobbered;
}

let room: Promise<MailRoom> | null = null;

export function openMailRoom(): Promise<MailRoom> {
  room ??= build().catch((error: unknown) => {
    // A line that was down for a moment is no reason to show no mail until the next start.
    room = null;
    throw error;
  });
  return room;
}

async function build(): Promise<MailRoom> {
  const frame = document.createElement('iframe');
  // Same origin so that we can reach in; without scripts nothing in it can reach out.
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.hidden = true;
  frame.src = 'mail-room.html';
  await new Promise<void>((resolve, reject) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    frame.addEventListener('error', () => reject(new Error('the mail room does not open')), { once: true });
    document.body.append(frame);
  });
  const realm = frame.contentWindow as (Window & typeof globalThis) | null;
  const isOurs = realm !== null && frame.contentDocument?.documentElement.dataset['room'] === 'mail';
  if (!isOurs) {
    frame.remove();
    throw new Error('the mail room is not there');
  }
  const parser = new realm.DOMParser();
  return {
    parse: (html) => parser.parseFromString(html, 'text/html'),
    newDocument: () => parser.parseFromString('<!doctype html><body></body>', 'text/html'),
    sieve: DOMPurify(realm),
    raw: makeUnclobbered(realm),
  };
}
