import { describe, expect, test } from 'vitest';
import { conversations } from '#resources/demo/index.ts';
import { parseMessage, readPart, type ParsedMessage } from '../mime/index.ts';
import { readArchive, type DemoEntry } from './archive.ts';
import { fillMail, momentOf, shiftOf } from './fill-mail.ts';

const { entries, arrivals } = await readArchive();
const baseAt = new Date(2026, 10, 25, 10, 30).getTime();
const shiftMs = shiftOf(entries, baseAt);

interface Filled {
  readonly entry: DemoEntry;
  readonly at: number;
  readonly raw: Uint8Array;
  readonly mail: ParsedMessage;
}

const mails: Filled[] = entries.map((entry) => {
  const at = momentOf(entry, baseAt, shiftMs);
  const raw = fillMail(entry, { at, baseAt });
  return { entry, at, raw, mail: parseMessage(raw) };
});
const own = mails.filter(({ entry }) => entry.account !== 'feldkamp');
const byId = (id: string) => mails.find(({ mail }) => mail.messageId === id)?.mail;

test('holds the labelled mailbox, the conversations and some thirty more', () => {
  const written = conversations.reduce((sum, conversation) => sum + conversation.mails.length, 0);
  expect(mails.filter(({ entry }) => entry.account === 'feldkamp')).toHaveLength(170);
  expect(own.length - written).toBeGreaterThanOrEqual(30);
  expect(new Set(mails.map(({ mail }) => mail.messageId)).size).toBe(entries.length);
});

test('every conversation that was written by hand is in it, word for word', () => {
  for (const { id, mails: written } of conversations) {
    written.forEach((mail, index) => {
      const found = byId(`${id}.${index + 1}@demo.hauspost.example`);
      const firstWords =
        mail.text
          .trim()
          .split('\n')[0]
          ?.replace(/\{\{.*/, '') ?? '';
      expect(found?.text).toContain(firstWords);
      expect(found?.parts.map((part) => part.name)).toEqual((mail.attachments ?? []).map(([name]) => name));
    });
  }
});

test('is mail without a fault: read without a warning, in lines of CRLF that are not too long, with no token left', () => {
  for (const { raw, mail } of mails) {
    const text = Buffer.from(raw).toString('latin1');
    expect({ id: mail.messageId, warnings: mail.warnings }).toEqual({ id: mail.messageId, warnings: [] });
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998);
    expect(text).not.toMatch(/\{\{|undefined|Invalid Date/);
  }
});

test('has its dates: all past, to the second what the header says, instants on the same day of the week', () => {
  for (const { entry, at, mail } of mails) {
    expect(at).toBeLessThan(baseAt);
    expect(mail.sentAt).toBe(Math.floor(at / 1_000) * 1_000);
    if (typeof entry.at === 'number') expect((at - entry.at) % (7 * 86_400_000)).toBe(0);
  }
  const newest = Math.max(...mails.filter(({ entry }) => typeof entry.at === 'number').map(({ at }) => at));
  expect(baseAt - newest).toBeGreaterThanOrEqual(7 * 86_400_000);
  expect(baseAt - newest).toBeLessThan(14 * 86_400_000);
});

test('what came from outside carries the verdict of the account’s own server', () => {
  const received = mails.filter(({ entry }) => entry.place !== 'sent');
  expect(received.every(({ mail }) => mail.authentication[0]?.authservId.startsWith('mx.'))).toBe(true);
  const failed = received.filter(({ mail }) =>
    mail.authentication[0]?.verdicts.some(({ method, result }) => method === 'dmarc' && result !== 'pass'),
  );
  expect(failed.length).toBeGreaterThan(5);
  expect(
    failed.every(({ mail, entry }) => entry.place === 'spam' || entry.account === 'feldkamp' || mail.from !== null),
  ).toBe(true);
});

describe('files that open', () => {
  const files = mails.flatMap(({ raw, mail }) =>
    mail.parts.map((part) => ({ name: part.name ?? '', bytes: Buffer.from(readPart(raw, part.path)?.bytes ?? []) })),
  );
  const magic: Record<string, RegExp> = {
    pdf: /^%PDF-1\.4[\s\S]+startxref\s+\d+\s+%%EOF\s*$/,
    png: /^\x89PNG[\s\S]+IEND/,
    jpg: /^\xff\xd8\xff\xe0[\s\S]+\xff\xd9$/,
    docx: /^PK[\s\S]+word\/document\.xml/,
    xlsx: /^PK[\s\S]+xl\/worksheets\/sheet1\.xml/,
    ics: /^BEGIN:VCALENDAR\r\n[\s\S]+END:VCALENDAR\r\n/,
  };

  test.each(Object.entries(magic))('%s', (ending, pattern) => {
    const found = files.filter(({ name }) => name.endsWith(`.${ending}`));
    expect(found.length).toBeGreaterThan(0);
    for (const { name, bytes } of found)
      expect({ name, isOne: pattern.test(bytes.toString('latin1')) }).toEqual({ name, isOne: true });
  });
});

test('shows what the conversations lack', () => {
  const raws = own.map(({ raw }) => Buffer.from(raw).toString('utf8'));
  expect(raws.filter((raw) => raw.includes('METHOD:REQUEST')).length).toBeGreaterThanOrEqual(4);
  expect(raws.some((raw) => raw.includes('METHOD:CANCEL'))).toBe(true);
  expect(raws.some((raw) => raw.includes('TZID=W. Europe Standard Time:20'))).toBe(true);
  expect(own.filter(({ mail }) => mail.parts.some((part) => part.isInline)).length).toBeGreaterThanOrEqual(3);
  expect(own.filter(({ mail }) => mail.listId?.includes('schriftkultur')).length).toBeGreaterThanOrEqual(10);
  expect(own.flatMap(({ mail }) => mail.isBounce?.status ?? [])).toEqual(
    expect.arrayContaining(['5.1.1', '4.4.1', '5.2.2']),
  );
  expect(mails.filter(({ mail }) => mail.html).length).toBeGreaterThan(30);
});

test('nobody exists: senders and recipients of ours are in reserved domains', () => {
  for (const { mail } of mails) {
    const addresses = [mail.from, ...mail.to, ...mail.cc].map((one) => one?.address ?? '');
    expect(addresses.filter((address) => !/\.(?:example|test|invalid)$/.test(address))).toEqual([]);
  }
});

test('arrivals are mail too, under the number they come as', () => {
  for (const arrival of arrivals) {
    const mail = parseMessage(fillMail(arrival, { at: baseAt, baseAt, id: 'arrival.7@demo.hauspost.example' }));
    expect(mail).toMatchObject({ messageId: 'arrival.7@demo.hauspost.example', warnings: [] });
    expect(mail.text).not.toBe('');
  }
});
