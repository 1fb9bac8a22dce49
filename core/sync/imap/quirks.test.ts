import { describe, expect, test } from 'vitest';
import { findQuirks } from './quirks.ts';

describe('findQuirks', () => {
  test.each([
    ['imap.gmail.com', 'gmail'],
    ['IMAP.GMAIL.COM.', 'gmail'],
    ['imap.googlemail.com', 'gmail'],
    ['outlook.office365.com', 'outlook'],
    ['imap-mail.outlook.com', 'outlook'],
    ['imap.mail.me.com', 'icloud'],
    ['imap.mail.yahoo.com', 'yahoo'],
    ['imap.aol.com', 'yahoo'],
    ['imap.fastmail.com', 'fastmail'],
    ['imap.gmx.net', 'gmx'],
    ['imap.web.de', 'gmx'],
    ['secureimap.t-online.de', 't-online'],
    ['imap.strato.de', 'strato'],
    ['imap.ionos.de', 'ionos'],
    ['imap.posteo.example', 'usual'],
    // A name is compared by its steps, not by its letters.
    ['imap.notgmail.com', 'usual'],
    ['gmail.com.evil.example', 'usual'],
  ])('%s is %s', (host, name) => {
    expect(findQuirks({ host }).name).toBe(name);
  });

  test.each([
    [{ id: 'Dovecot' }, 'dovecot'],
    [{ id: 'Cyrus IMAP Server' }, 'cyrus'],
    [{ greeting: 'The Microsoft Exchange IMAP4 service is ready.' }, 'exchange'],
    [{ id: 'Proton Mail Bridge' }, 'proton-bridge'],
    [{ id: 'gluon' }, 'proton-bridge'],
    [{ greeting: 'Courier-IMAP ready.' }, 'courier'],
    [{ greeting: 'IMAPrev1 hMailServer' }, 'hmailserver'],
    [{ greeting: 'JAMES IMAP4rev1 Server ready' }, 'james'],
    [{ id: 'RZimapd' }, 'strato'],
    [{ capabilities: new Set(['IMAP4REV1', 'X-GM-EXT-1']) }, 'gmail'],
    [{ greeting: 'Fakename ready' }, 'usual'],
  ])('%o is %s', (signs, name) => {
    expect(findQuirks({ host: 'mail.example', ...signs }).name).toBe(name);
  });

  test('a provider binds whatever it runs', () => {
    expect(findQuirks({ host: 'imap.gmx.net', id: 'Dovecot' }).name).toBe('gmx');
  });

  test('what may never be: QRESYNC at Gmail and iCloud, a copy filed by us where they file one', () => {
    for (const host of ['imap.gmail.com', 'imap.mail.me.com', 'outlook.office365.com']) {
      expect(findQuirks({ host })).toMatchObject({ canQresync: false, filesSentItself: true });
    }
  });

  test('every IDLE ends long before 29 minutes, and nobody is given more lines than Gmail allows all clients', () => {
    for (const host of ['imap.gmail.com', 'imap.mail.yahoo.com', 'mail.example']) {
      const { idleMs, maxConnections } = findQuirks({ host });
      expect(idleMs).toBeLessThan(29 * 60_000);
      expect(maxConnections).toBeLessThan(15);
    }
  });
});
