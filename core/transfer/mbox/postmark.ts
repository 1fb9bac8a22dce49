import { flagsOf } from '../mail-flags.ts';

/**
 * The line between two messages of an mbox file, `From sender date`. Ours is such a line for everybody, and tells our
 * own reader more: that the file is mboxrd throughout, the flags, and what a line-wise format cannot keep otherwise.
 */
export interface Postmark {
  /** Ours: every line that begins with "From " is one of these, and every quoted one was quoted by us. */
  readonly isOurs: boolean;
  readonly flags: readonly string[] | null;
  readonly at: number | null;
  /** The message does not end in a line end; the one that stands there is the file's. */
  readonly isBare: boolean;
}

const ours = /^From mboxrd(?:\+([A-Za-z]+))?@hauspost\.invalid (.+)$/;
const weekday = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun';
const month = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const fullDate = new RegExp(
  `(?:${weekday})[a-z]*,?\\s+(?:(?:${month})\\s+\\d{1,2}|\\d{1,2}[\\s-](?:${month}))[\\s,-].*\\d{1,2}:\\d\\d`,
);
const someDate = /\d{1,2}:\d\d|\b(?:19|20)\d\d\b/;
// `From `, `From -`, `From somebody@somewhere`: some programs know no better.
const noDate = /^(?:-?|[^\s@]*@[^\s@]*|MAILER-DAEMON)$/;
const anyHeader = /^[\x21-\x39\x3b-\x7e]{1,100}[ \t]*:/;
const usualHeader =
  /^(?:arc-|authentication-results|bcc|cc|content-|date|delivered-to|dkim-|envelope-to|errors-to|from|in-reply-to|list-|mailing-list|message-id|mime-version|precedence|received|references|reply-to|return-path|sender|status|subject|to|user-agent|x-)[a-z0-9-]*[ \t]*:/i;

export type PostmarkShape = 'full' | 'some' | 'none' | null;

/** How much a line that begins with "From " looks like a postmark. */
export function shapeOf(line: string): PostmarkShape {
  const rest = line.slice('From '.length).trim();
  if (noDate.test(rest)) return 'none';
  if (fullDate.test(rest)) return 'full';
  return someDate.test(rest) ? 'some' : null;
}

/**
 * Whether a message begins after this line. Files in which nobody quoted lines of the text that begin with "From "
 * are common: what follows has to look like the begin of a header, the more so the less the line itself says.
 */
export function isPostmark(line: string, next: string): boolean {
  const shape = shapeOf(line);
  if (shape === null) return false;
  return (shape === 'none' ? usualHeader : anyHeader).test(next) || /^>From \S+ /.test(next);
}

export function readPostmark(line: string): Postmark {
  const [, letters, date] = ours.exec(line) ?? [];
  if (date !== undefined) {
    const given = letters ?? '';
    return { isOurs: true, flags: flagsOf(given), at: readDate(date), isBare: given.includes('b') };
  }
  return { isOurs: false, flags: null, at: readDate(line.slice('From '.length)), isBare: false };
}

export function writePostmark(letters: string, at: number, isBare: boolean): string {
  const tag = `${letters}${isBare ? 'b' : ''}`;
  return `From mboxrd${tag === '' ? '' : `+${tag}`}@hauspost.invalid ${asctime(at)}\n`;
}

/** RFC 4155: UTC, without saying so. */
function asctime(at: number): string {
  const [, day, monthDay, name, year, time] =
    /^(\w{3}), (\d\d) (\w{3}) (\d{4,}) (\S+) GMT$/.exec(new Date(at).toUTCString()) ?? [];
  return `${day} ${name} ${monthDay?.replace(/^0/, ' ')} ${time} ${year}`;
}

function readDate(text: string): number | null {
  const found = new RegExp(
    `(${month})\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d\\d(?::\\d\\d)?)(?:\\s+[A-Z]{3,4})?(?:\\s+([+-]\\d{4}))?\\s+(\\d{4})`,
  );
  const [, name, day, time, zone, year] = found.exec(text) ?? [];
  if (name === undefined) return null;
  const at = Date.parse(`${day} ${name} ${year} ${time} ${zone ?? '+0000'}`);
  return Number.isNaN(at) || at < 0 ? null : at;
}
