import type { AccountId, DraftId, MailboxId, ThreadId } from '#shared/ids.ts';
import { inboxPart, view as viewSchema, type View } from '#shared/contract/threads.ts';

/** Where the window is. The same thing stands in the address, so back, forward and links work. */
export type Route = MailRoute | DraftsRoute | SettingsRoute | { readonly page: 'welcome' | 'attachments' };

export interface MailRoute {
  readonly page: 'mail';
  readonly view: View;
  /** Only this account's mail; `null` is all of them together. */
  readonly accountId: AccountId | null;
  /** One folder in the place of the view, which is `all` then. */
  readonly mailboxId: MailboxId | null;
  /** A tab or bundle of the inbox in the place of all of it, as the core names them. */
  readonly part: string | null;
  readonly threadId: ThreadId | null;
}

export interface DraftsRoute {
  readonly page: 'drafts';
  readonly draftId: DraftId | null;
  /** Nothing but the mail that is written. */
  readonly isFull?: boolean;
}

export interface SettingsRoute {
  readonly page: 'settings';
  readonly section: SettingsSection;
  /** One row of the section to bring into view, such as `density`. */
  readonly setting: string | null;
}

export const settingsSections = [
  'accounts',
  'outgoing',
  'writing',
  'appearance',
  'keyboard',
  'inbox',
  'senders',
  'notifications',
  'privacy',
  'backup',
  'transfer',
  'activity',
  'language',
  'system',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

export const homeRoute: MailRoute = {
  page: 'mail',
  view: 'inbox',
  accountId: null,
  mailboxId: null,
  part: null,
  threadId: null,
};

/** `#/inbox`, `#/thread/ID` (the inbox with it open), `#/archive/account/ID/thread/ID`, `#/folder/ID`, `#/inbox/part/split-rest`, `#/drafts/ID`, `#/compose/ID`, `#/settings/keyboard`. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'welcome':
      return '#/welcome';
    case 'attachments':
      return '#/attachments';
    case 'settings':
      return join('settings', route.section, route.setting);
    case 'drafts':
      return join(route.isFull === true && route.draftId !== null ? 'compose' : 'drafts', route.draftId);
    case 'mail': {
      const thread = route.threadId ? ['thread', route.threadId] : [];
      if (route.mailboxId !== null) return join('folder', route.mailboxId, ...thread);
      const account = route.accountId ? ['account', route.accountId] : [];
      const part = route.part ? ['part', route.part] : [];
      const isPlainInbox = route.view === 'inbox' && account.length === 0 && part.length === 0 && thread.length > 0;
      return join(isPlainInbox ? null : route.view, ...account, ...part, ...thread);
    }
  }
}

/** An address that means nothing leads home: a stale link must never be a dead end. */
export function parseRoute(hash: string): Route {
  const parts = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .filter(Boolean)
    .map(decodePart);
  const [first, second, third] = parts;
  if (first === 'welcome' || first === 'attachments') return { page: first };
  if (first === 'settings') {
    const section = settingsSections.find((known) => known === second) ?? 'appearance';
    return { page: 'settings', section, setting: isId(third) ? third : null };
  }
  if (first === 'drafts') return { page: 'drafts', draftId: isId(second) ? (second as DraftId) : null };

  if (first === 'compose' && isId(second)) return { page: 'drafts', draftId: second as DraftId, isFull: true };

  if (first === 'folder' && isId(second)) {
    const threadId = valueAfter(parts.slice(2), 'thread') as ThreadId | null;
    return { page: 'mail', view: 'all', accountId: null, mailboxId: second as MailboxId, part: null, threadId };
  }
  const named = viewSchema.safeParse(first);
  const rest = named.success ? parts.slice(1) : parts;
  return {
    page: 'mail',
    view: named.success ? named.data : 'inbox',
    accountId: valueAfter(rest, 'account') as AccountId | null,
    mailboxId: null,
    part: partIn(rest),
    threadId: valueAfter(rest, 'thread') as ThreadId | null,
  };
}

export function isSameRoute(one: Route, other: Route): boolean {
  return formatRoute(one) === formatRoute(other);
}

function join(...parts: (string | null)[]): string {
  return `#/${parts
    .filter((part) => part !== null)
    .map(encodeURIComponent)
    .join('/')}`;
}

function valueAfter(parts: string[], name: string): string | null {
  const at = parts.indexOf(name);
  const value = at < 0 ? undefined : parts[at + 1];
  return isId(value) ? value : null;
}

function partIn(parts: string[]): string | null {
  const part = valueAfter(parts, 'part');
  return inboxPart.safeParse(part).success ? part : null;
}

function isId(value: string | undefined): value is string {
  return value !== undefined && /^[\w-]{1,64}$/.test(value);
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}
