import { describe, expect, test } from 'vitest';
import type { AccountId, DraftId, MailboxId, ThreadId } from '#shared/ids.ts';
import { formatRoute, homeRoute, isSameRoute, parseRoute, type Route } from './route.ts';

const account = '018f-account' as AccountId;
const thread = '018f-thread' as ThreadId;

const routes: [string, Route][] = [
  ['#/inbox', homeRoute],
  ['#/thread/018f-thread', { ...homeRoute, threadId: thread }],
  ['#/archive/thread/018f-thread', { ...homeRoute, view: 'archive', threadId: thread }],
  ['#/inbox/account/018f-account', { ...homeRoute, accountId: account }],
  [
    '#/sent/account/018f-account/thread/018f-thread',
    { page: 'mail', view: 'sent', accountId: account, mailboxId: null, part: null, threadId: thread },
  ],
  ['#/folder/018f-folder', { ...homeRoute, view: 'all', mailboxId: '018f-folder' as MailboxId }],
  [
    '#/folder/018f-folder/thread/018f-thread',
    { ...homeRoute, view: 'all', mailboxId: '018f-folder' as MailboxId, threadId: thread },
  ],
  ['#/inbox/part/split-rest', { ...homeRoute, part: 'split-rest' }],
  [
    '#/inbox/account/018f-account/part/bundle-newsletters/thread/018f-thread',
    { ...homeRoute, accountId: account, part: 'bundle-newsletters', threadId: thread },
  ],
  ['#/drafts', { page: 'drafts', draftId: null }],
  ['#/drafts/018f-draft', { page: 'drafts', draftId: '018f-draft' as DraftId }],
  ['#/compose/018f-draft', { page: 'drafts', draftId: '018f-draft' as DraftId, isFull: true }],
  ['#/settings/keyboard', { page: 'settings', section: 'keyboard', setting: null }],
  ['#/settings/appearance/density', { page: 'settings', section: 'appearance', setting: 'density' }],
  ['#/welcome', { page: 'welcome' }],
  ['#/attachments', { page: 'attachments' }],
];

test.each(routes)('%s is one place, written and read', (address, route) => {
  expect(formatRoute(route)).toBe(address);
  expect(parseRoute(address)).toEqual(route);
});

describe('an address that means nothing leads somewhere sensible', () => {
  test.each([
    '',
    '#',
    '#/',
    '#/nowhere',
    '#/%E0%A4%A',
    '#/thread/',
    '#/thread/<script>',
    '#/inbox/account/../../etc',
    '#/folder',
    '#/folder/<b>',
    '#/inbox/part/folder-x',
    '#/inbox/part/split-<b>',
  ])('%s leads to the inbox with nothing open', (address) => expect(parseRoute(address)).toEqual(homeRoute));

  test('an unknown section opens the first one people look for', () => {
    expect(parseRoute('#/settings/nonsense')).toEqual({ page: 'settings', section: 'appearance', setting: null });
    expect(parseRoute('#/settings/keyboard/"><img>')).toMatchObject({ section: 'keyboard', setting: null });
  });
});

test('two routes are the same when their addresses are', () => {
  expect(isSameRoute(homeRoute, { ...homeRoute })).toBe(true);
  expect(isSameRoute(homeRoute, { ...homeRoute, threadId: thread })).toBe(false);
});
