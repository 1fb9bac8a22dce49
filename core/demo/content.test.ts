import { expect, test } from 'vitest';
import { arrivals, conversations, people } from '#resources/demo/index.ts';
import { fillText } from './fill-text.ts';
import { resolveMoment } from './resolve-moment.ts';

const dayMs = 86_400_000;
const start = new Date(2026, 1, 23, 0, 20).getTime();
/** Every weekday, both changes of the clocks, the end of a year, at different hours. */
const nows = [
  ...Array.from({ length: 28 }, (_, day) => start + day * dayMs + day * 3_100_000),
  start + 35 * dayMs,
  start + 245 * dayMs,
  start + 311 * dayMs,
];

test('is a mailbox of the size of a life: about 50 conversations, 110 mails, three accounts, two languages', () => {
  const mails = conversations.flatMap((conversation) => conversation.mails);
  expect(conversations.length).toBeGreaterThanOrEqual(45);
  expect(mails.length).toBeGreaterThanOrEqual(110);
  expect(Math.max(...conversations.map((conversation) => conversation.mails.length))).toBeGreaterThanOrEqual(12);
  expect(new Set(conversations.map((one) => `${one.account} ${one.language}`)).size).toBe(6);
  expect(new Set(conversations.map((one) => one.place))).toEqual(new Set(['inbox', 'archive', 'spam', 'trash']));
});

test('ids stand once, and what an arrival answers is there', () => {
  const ids = conversations.map((conversation) => conversation.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z0-9-]{1,40}$/.test(id))).toEqual([]);
  for (const { answers, account } of arrivals) {
    if (answers === undefined) continue;
    expect(conversations.find((conversation) => conversation.id === answers)?.account).toBe(account);
  }
});

test('nobody exists: every address is in the reserved domain, and so is every link', () => {
  const addresses = Object.values(people).map((person) => person.address);
  expect(addresses.filter((address) => !/^[a-z0-9.]+@[a-z0-9-]+\.example$/.test(address))).toEqual([]);
  expect(new Set(addresses).size).toBe(addresses.length);
  const texts = conversations.flatMap((conversation) => conversation.mails.map((mail) => mail.text)).join('\n');
  const hosts = [...texts.matchAll(/https?:\/\/([^/\s]+)/g)].map((found) => found[1] ?? '');
  expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
});

test('whenever it is loaded, every mail lies in the past and every conversation in its order', () => {
  for (const now of nows) {
    for (const { id, mails } of conversations) {
      const times = mails.map((mail) => resolveMoment(mail.at, now));
      expect({ id, now, times }).toEqual({ id, now, times: times.toSorted((a, b) => a - b) });
      expect({ id, isPast: Math.max(...times) < now }).toEqual({ id, isPast: true });
    }
  }
});

test('every date in every text can be written out', () => {
  const texts = [
    ...conversations.flatMap(({ language, subject, mails }) =>
      [subject, ...mails.map((mail) => mail.text)].map((text) => ({ text, language })),
    ),
    ...arrivals.flatMap(({ language, subject, mail }) => [subject, mail.text].map((text) => ({ text, language }))),
  ];
  for (const { text, language } of texts) {
    const filled = fillText(text, language, start);
    expect(filled).not.toMatch(/[{}]|\bundefined\b|Invalid Date/);
    expect(filled).not.toBe('');
  }
});

test('senders are who they say: a conversation of one account is written by its owner or by others, never by another own', () => {
  for (const { id, account, mails } of conversations) {
    const others = ['work', 'club', 'family'].filter((key) => key !== account);
    expect({ id, wrong: mails.filter((mail) => others.includes(mail.from)) }).toEqual({ id, wrong: [] });
  }
});
