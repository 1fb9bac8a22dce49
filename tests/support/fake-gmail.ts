import { startFakeImap, type FakeCommand, type FakeImap, type FakeScript } from './fake-imap.ts';
import { GmailMailbox, labelOf, type GmailMessage } from './fake-gmail-mailbox.ts';
import { makeCertificate, type TestCertificate } from './tls-certificates.ts';

export interface FakeGmail extends AsyncDisposable {
  readonly mailbox: GmailMailbox;
  readonly certificate: TestCertificate;
  readonly tlsPort: number;
  readonly password: string;
  /** Every command that came in. */
  readonly said: () => string[];
  stop(): Promise<void>;
}

const capabilities =
  'IMAP4rev1 UNSELECT IDLE NAMESPACE ID XLIST CHILDREN X-GM-EXT-1 UIDPLUS ENABLE MOVE CONDSTORE SPECIAL-USE LITERAL+';

/**
 * IMAP as Gmail speaks it, as far as its help pages and other clients tell: labels as folders, X-GM-EXT-1, CONDSTORE
 * without QRESYNC, and no deleting but by the trash.
 */
export async function startFakeGmail(labels: readonly string[] = []): Promise<FakeGmail> {
  const mailbox = new GmailMailbox(labels);
  const certificate = makeCertificate();
  const opened = new WeakMap<object, string>();

  const select: FakeScript = ({ args, connection }) => {
    const path = unquote(args);
    const folder = mailbox.folders.get(path);
    if (folder === undefined || path === '[Gmail]') return ['# NO [NONEXISTENT] Unknown Mailbox'];
    opened.set(connection, path);
    return [
      String.raw`* FLAGS (\Answered \Flagged \Draft \Deleted \Seen $NotPhishing $Phishing)`,
      String.raw`* OK [PERMANENTFLAGS (\Answered \Flagged \Draft \Deleted \Seen $NotPhishing $Phishing \*)] ok`,
      '* OK [UIDVALIDITY 1] ok',
      `* ${folder.uids.size} EXISTS`,
      `* OK [UIDNEXT ${folder.uidNext}] ok`,
      `* OK [HIGHESTMODSEQ ${folder.highestModseq}]`,
      `# OK [READ-WRITE] ${path} selected. (Success)`,
    ];
  };

  const chosen = ({ args, connection }: FakeCommand) => {
    const path = opened.get(connection) ?? '';
    const [set = ''] = args.split(' ', 1);
    const rows = mailbox.listed(path);
    const last = rows.at(-1)?.[1] ?? 0;
    const within = parseSet(set, last);
    const numbered = rows.map(([message, uid], index) => ({ message, uid, seq: index + 1 }));
    return { path, rows: numbered.filter(({ uid }) => within(uid)), rest: args.slice(set.length + 1) };
  };

  const fetch: FakeScript = (command) => {
    const { path, rows, rest } = chosen(command);
    const folder = mailbox.folders.get(path);
    const since = Number(/CHANGEDSINCE (\d+)/i.exec(rest)?.[1] ?? -1);
    for (const { message, uid, seq } of rows) {
      const modseq = folder?.modseqs.get(message) ?? 1;
      if (modseq <= since) continue;
      const parts = [`UID ${uid}`];
      if (/\bFLAGS\b/.test(rest)) parts.push(`FLAGS (${[...message.flags].join(' ')})`);
      if (/\bX-GM-MSGID\b/.test(rest)) parts.push(`X-GM-MSGID ${message.id}`);
      if (/\bX-GM-THRID\b/.test(rest)) parts.push(`X-GM-THRID ${message.threadId}`);
      if (/\bX-GM-LABELS\b/.test(rest)) parts.push(`X-GM-LABELS (${shownLabels(message, path)})`);
      if (/\bRFC822\.SIZE\b/.test(rest)) parts.push(`RFC822.SIZE ${message.raw.length}`);
      if (/\bINTERNALDATE\b/.test(rest)) parts.push(`INTERNALDATE "${imapDate(message.receivedAt)}"`);
      if (/\bMODSEQ\b/.test(rest) || since >= 0) parts.push(`MODSEQ (${modseq})`);
      const header = message.raw.slice(0, message.raw.indexOf('\r\n\r\n') + 4);
      const fields = /BODY\.PEEK\[(HEADER\.FIELDS \([^)]*\))\]/.exec(rest)?.[1];
      if (fields !== undefined) parts.push(`BODY[${fields}] {${header.length}}\r\n${header}`);
      if (/BODY\.PEEK\[HEADER\]/.test(rest)) parts.push(`BODY[HEADER] {${header.length}}\r\n${header}`);
      if (/BODY\.PEEK\[\]/.test(rest)) parts.push(`BODY[] {${message.raw.length}}\r\n${message.raw}`);
      command.send(`* ${seq} FETCH (${parts.join(' ')})\r\n`);
    }
    return ['# OK Success'];
  };

  const store: FakeScript = (command) => {
    const { rows, rest } = chosen(command);
    const [, sign = '+', kind = '', list = ''] =
      /([+-])(FLAGS|X-GM-LABELS)(?:\.SILENT)? \(?(.*?)\)?$/i.exec(rest) ?? [];
    const words = (list.match(/"(?:[^"\\]|\\.)*"|[^\s()]+/g) ?? []).map(unquote);
    for (const { message } of rows) {
      const target = kind.toUpperCase() === 'FLAGS' ? message.flags : message.labels;
      for (const word of words) {
        if (sign === '+') target.add(word);
        else target.delete(word);
      }
      mailbox.settle(message);
    }
    return ['# OK Success'];
  };

  const expunge: FakeScript = (command) => {
    const { path, rows } = chosen(command);
    const gone = rows.filter(({ message }) => message.flags.has('\\Deleted'));
    for (const { message } of gone) mailbox.leave(message, path);
    return [...gone.toReversed().map(({ seq }) => `* ${seq} EXPUNGE`), '# OK Success'];
  };

  const transfer =
    (isMove: boolean): FakeScript =>
    (command) => {
      const { path, rows, rest } = chosen(command);
      const target = unquote(rest);
      const folder = mailbox.folders.get(target);
      if (folder === undefined) return ['# NO [TRYCREATE] no such label'];
      if (rows.length === 0) return ['# OK nothing'];
      const made: number[] = [];
      for (const { message } of rows) {
        mailbox.enter(message, target);
        if (isMove && path !== '[Gmail]/All Mail' && path !== target && mailbox.folders.get(path)?.uids.has(message)) {
          mailbox.leave(message, path);
        }
        made.push(folder.uids.get(message) ?? 0);
      }
      command.send(`* OK [COPYUID 1 ${rows.map(({ uid }) => uid).join(',')} ${made.join(',')}] ok\r\n`);
      if (isMove) for (const { seq } of rows.toReversed()) command.send(`* ${seq} EXPUNGE\r\n`);
      return ['# OK (Success)'];
    };

  const search: FakeScript = (command) => {
    const rows = mailbox.listed(opened.get(command.connection) ?? '');
    const [, header] =
      /HEADER "?Message-ID"? "?([^"\r\n]*?)"?$/i.exec(command.args.replace(/\{\d+\+?\}\r\n/g, '')) ?? [];
    const found = rows.filter(([message]) => header === undefined || message.raw.includes(header));
    return [`* SEARCH ${found.map(([, uid]) => uid).join(' ')}`.trimEnd(), '# OK SEARCH completed (Success)'];
  };

  const fake: FakeImap = await startFakeImap({
    certificate,
    capabilities,
    greeting: '* OK Gimap ready for requests from 127.0.0.1 x',
    script: {
      LIST: ({ args }) =>
        args.trim() === '"" ""'
          ? ['* LIST (\\Noselect) "/" "/"']
          : [...mailbox.folders.values()].map(({ path, attributes }) => `* LIST (${attributes}) "/" "${path}"`),
      LSUB: () => [...mailbox.folders.keys()].map((path) => `* LSUB () "/" "${path}"`),
      SELECT: select,
      EXAMINE: select,
      STATUS: ({ args }) => {
        const path = unquote(/^("[^"]*"|\S+)/.exec(args)?.[0] ?? '');
        const folder = mailbox.folders.get(path);
        if (folder === undefined) return ['# NO [NONEXISTENT] Unknown Mailbox'];
        const unseen = mailbox.listed(path).filter(([message]) => !message.flags.has('\\Seen')).length;
        const { uids, uidNext, highestModseq } = folder;
        return [
          `* STATUS "${path}" (MESSAGES ${uids.size} UIDNEXT ${uidNext} UIDVALIDITY 1 UNSEEN ${unseen} HIGHESTMODSEQ ${highestModseq})`,
        ];
      },
      'UID FETCH': fetch,
      'UID STORE': store,
      'UID COPY': transfer(false),
      'UID MOVE': transfer(true),
      'UID SEARCH': search,
      'UID EXPUNGE': expunge,
      CREATE: ({ args }) => {
        mailbox.addFolder(unquote(args));
        return [];
      },
      APPEND: ({ args }) => {
        const [, path = '', flags = '', raw = ''] =
          /^("[^"]*"|\S+) (?:\(([^)]*)\) )?(?:"[^"]*" )?\{\d+\+?\}\r\n([\s\S]*)$/.exec(args) ?? [];
        const message = mailbox.put(raw, [labelOf(unquote(path))], { flags: flags.split(' ').filter(Boolean) });
        const uid = mailbox.folders.get(unquote(path))?.uids.get(message) ?? 0;
        return [`# OK [APPENDUID 1 ${uid}] (Success)`];
      },
    },
  });
  return {
    mailbox,
    certificate,
    tlsPort: fake.port,
    password: 'test',
    said: () => fake.received.map(({ text }) => text),
    stop: fake.stop,
    [Symbol.asyncDispose]: fake.stop,
  };
}

/** The folder one looks from is not among them. */
function shownLabels({ labels, flags }: GmailMessage, path: string): string {
  const shown = [...labels].filter((label) => label !== labelOf(path));
  if (flags.has('\\Flagged') && path !== '[Gmail]/Starred') shown.push('\\Starred');
  return shown.map((label) => `"${label.replaceAll('\\', String.raw`\\`)}"`).join(' ');
}

function parseSet(set: string, last: number): (uid: number) => boolean {
  const ranges = set.split(',').map((part) => {
    const [from = '', to = from] = part.split(':');
    const numbers = [from, to].map((one) => (one === '*' ? last : Number(one)));
    return [Math.min(...numbers), Math.max(...numbers)] as const;
  });
  return (uid) => ranges.some(([from, to]) => uid >= from && uid <= to);
}

function unquote(text: string): string {
  const plain = text.trim().replace(/ \(CONDSTORE\)$/i, '');
  return plain.startsWith('"') ? plain.slice(1, -1).replaceAll(/\\(.)/g, '$1') : plain;
}

function imapDate(at: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(at.toUTCString()) ?? [];
  return `${day}-${month}-${year} ${time} +0000`;
}
