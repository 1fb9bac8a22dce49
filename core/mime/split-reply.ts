/** What the writer of a mail wrote, apart from what the mail repeats. Every line is looked at a fixed number of times. */
export interface SplitReply {
  /** Without quotes, attribution lines and signature; what was forwarded stays. */
  readonly own: string;
  /** The same without what was forwarded. */
  readonly words: string;
}

const maxLine = 1_000;
const maxHeadLines = 3;

const verbs =
  /\b(?:schrieb|geschrieben|wrote|writes|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał|kirjoitti|napsal|пишет|писал)\b|(?:a écrit|escribió|kirjoitti|napisał(?:\(a\))?|пишет|писал[а]?)\s*:$/i;
const opener =
  /^(?:am|on|le|el|il|op|em|den|dnia|w dniu) |^\d{1,4}[-./]\d|^[^<>]{0,80}<[^<>\s]{1,200}@|\d{1,2}[.:]\d{2}/i;
const mailbox = /<[^<>\s]{1,200}@[^<>\s]{1,200}>/;
const datelike = /\d{1,2}[.:/-]\d{1,2}|\b(?:19|20)\d{2}\b/;
const original =
  /^[-_=*\s>]{0,12}-{2,}\s?(?:ursprüngliche(?: |-)nachricht|original(?:nachricht| message| appointment| e-?mail)|antwort(?:nachricht)?|reply message|message d'origine|mensaje original|messaggio originale|oprindelig besked|ursprungligt meddelande|oorspronkelijk bericht)\s?-{2,}/i;
const forwarded =
  /^[-_=*\s]{0,12}-{2,}\s?(?:weitergeleitete (?:nachricht|e-?mail)|forwarded (?:message|by)|message transféré|mensaje reenviado|messaggio inoltrato)|^(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)):\s*$/i;
const fromField = /^\*{0,2}(?:von|from|de|da|od|van|fra|från)\s?:\*{0,2}\s+\S/i;
const dateField =
  /^\*{0,2}(?:gesendet|sent|datum|date|envoyé|enviado|inviato|data|verzonden|sendt|skickat)(?: am| on| le)?\s?:\*{0,2}\s+\S/i;
const restField =
  /^\*{0,2}(?:an|to|à|para|a|aan|til|till|cc|kopie|betreff|subject|objet|asunto|oggetto|onderwerp|emne|ämne|antwort an|reply-to)\s?:\*{0,2}/i;
const deviceLine =
  /^(?:(?:von|gesendet (?:von|mit)) (?:meinem|meiner|mail|outlook|der|dem|yahoo|web\.de|gmx)\b.{0,80}|sent (?:from|with|via) (?:my|mail|outlook|yahoo|proton)\b.{0,80}|get outlook for (?:ios|android)\b.{0,60}|outlook für (?:ios|android) beziehen.{0,60}|diese (?:nachricht|e-?mail) wurde von meinem .{0,80} gesendet\.?|envoyé (?:de mon|à partir de) .{0,60}|sent from \S{1,40}|enviado desde mi .{0,60}|inviato da(?:l mio)? .{0,60})$/i;

export function splitReply(text: string): SplitReply {
  const lines = text.split('\n');
  const own: string[] = [];
  let words: string[] | null = null;
  let at = 0;
  while (at < lines.length) {
    const line = clip(lines[at]);
    const trimmed = line.trim();
    if (isForwardMark(trimmed)) {
      // Somebody sends a mail on: all that follows is news to the reader.
      words ??= [...own];
      own.push(...lines.slice(at + 1));
      break;
    }
    if (isReplyMark(trimmed) || isHeaderBlock(lines, at)) {
      if (trimEmpty(own).length === 0) {
        // Nothing was written before it: this is a forward, whatever the line says.
        words ??= [];
        own.push(...lines.slice(at));
      }
      break;
    }
    if (isSignatureMark(line)) {
      at = endOfSignature(lines, at + 1);
      continue;
    }
    const attribution = readAttribution(lines, at);
    if (attribution !== null) {
      if (attribution.endsAll) break;
      at = attribution.next;
      continue;
    }
    if (!trimmed.startsWith('>')) own.push(lines[at] ?? '');
    at += 1;
  }
  const kept = dropDeviceLine(trimEmpty(own)).join('\n');
  return { own: kept, words: words === null ? kept : dropDeviceLine(trimEmpty(words)).join('\n') };
}

function isForwardMark(line: string): boolean {
  return (line.includes('--') || line.endsWith(':')) && forwarded.test(line);
}

function isReplyMark(line: string): boolean {
  return line.includes('--') && original.test(line);
}

function clip(line: string | undefined): string {
  return line === undefined ? '' : line.length > maxLine ? line.slice(0, maxLine) : line;
}

function isSignatureMark(line: string): boolean {
  return line === '-- ' || line === '--' || line === '-- \r';
}

/** A signature ends with the text, or where the answered mail begins below it. */
function endOfSignature(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length) {
    const trimmed = clip(lines[at]).trim();
    if (trimmed.startsWith('>') || isForwardMark(trimmed) || isReplyMark(trimmed) || isHeaderBlock(lines, at)) break;
    if (readAttribution(lines, at) !== null) break;
    at += 1;
  }
  return at;
}

/** `Von: … Gesendet: … An: … Betreff: …` as Outlook puts it above what is answered. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  // Most lines have no colon near their beginning: they cost no more than looking for it.
  const colon = line.length > maxLine ? -1 : line.indexOf(':');
  if (colon < 2 || colon > 30 || !fromField.test(line.trim())) return false;
  let hasDate = false;
  let others = 0;
  for (let next = at + 1; next < Math.min(lines.length, at + 8); next += 1) {
    const line = clip(lines[next]).trim();
    if (dateField.test(line)) hasDate = true;
    else if (restField.test(line)) others += 1;
  }
  return hasDate ? others > 0 : others > 1;
}

interface Attribution {
  readonly next: number;
  /** What follows is not marked as quoted, but can be nothing else. */
  readonly endsAll: boolean;
}

/** `Am 3. Mai 2024 um 10:12 schrieb Anna Berg <anna@example.org>:`, on one line or wrapped. */
function readAttribution(lines: readonly string[], at: number): Attribution | null {
  const first = clip(lines[at]).trim();
  if (!first.endsWith(':') && !opener.test(first)) return null;
  if (first === '' || first.startsWith('>') || first.length < 8) return null;
  let head = first;
  for (let count = 1; count <= maxHeadLines; count += 1) {
    if (count > 1) {
      const next = clip(lines[at + count - 1]).trim();
      if (next === '' || next.startsWith('>') || head.length > 400) return null;
      head = `${head} ${next}`;
    }
    if (isAttribution(head)) return judgeAttribution(lines, at + count, head);
    // Only a line that begins like one is joined with the next: prose must not be searched three times over.
    if (!opener.test(head)) return null;
  }
  return null;
}

/** With its verb, or as a date and somebody's address; some clients forget the colon. */
function isAttribution(head: string): boolean {
  if (head.endsWith(':')) return verbs.test(head) || (mailbox.test(head) && datelike.test(head));
  return /^(?:am|on) /i.test(head) && /\b(?:schrieb|wrote)$/i.test(head) && mailbox.test(head);
}

function judgeAttribution(lines: readonly string[], next: number, head: string): Attribution | null {
  let following = next;
  while (following < Math.min(lines.length, next + 3) && clip(lines[following]).trim() === '') following += 1;
  if (clip(lines[following]).trimStart().startsWith('>')) return { next: following, endsAll: false };
  const isCertain = datelike.test(head) && (head.includes('@') || /\d{1,2}[:.h]\d{2}|\b(?:19|20)\d{2}\b/.test(head));
  return isCertain && head.length < 400 ? { next: following, endsAll: true } : null;
}

function trimEmpty(lines: readonly string[]): string[] {
  let start = 0;
  let end = lines.length;
  while (start < end && (lines[start] ?? '').trim() === '') start += 1;
  while (end > start && isFiller(lines[end - 1] ?? '')) end -= 1;
  return lines.slice(start, end);
}

/** The rule Outlook draws above what it repeats. */
function isFiller(line: string): boolean {
  return line.length < 200 && /^[\s_*-]*$/.test(line);
}

function dropDeviceLine(lines: readonly string[]): string[] {
  const last = lines.at(-1) ?? '';
  return lines.length > 1 && last.length < 200 && deviceLine.test(last.trim())
    ? trimEmpty(lines.slice(0, -1))
    : [...lines];
}
