import { clip } from '#shared/model/line.ts';
import type { AuthenticationResult, AuthenticationVerdict } from './model.ts';
import { oneLine } from './one-line.ts';

const maxHeaders = 20;
const maxVerdicts = 50;
const maxChars = 20_000;

// A value may contain `=`, a name ends there.
const valueToken = /[^\s;("]+/y;
const nameToken = /[^\s;("=]+/y;

interface Token {
  readonly text: string;
  /** Behind a quoted string no `=` is looked for. */
  readonly isQuoted: boolean;
}

/** Authentication-Results (RFC 8601), topmost first. What cannot be read is left out, never guessed. */
export function parseAuthentication(headers: readonly string[]): AuthenticationResult[] {
  return headers
    .slice(0, maxHeaders)
    .map((header) => parseOne(header.slice(0, maxChars)))
    .filter((result) => result !== null);
}

function parseOne(header: string): AuthenticationResult | null {
  const [head, ...clauses] = splitClauses(header);
  // `authserv-id [version]`, then clauses; Microsoft leaves the id out and begins with the first verdict.
  const first = head?.[0];
  if (first === undefined) return null;
  const isMissingId = head?.[1]?.text === '=';
  const verdicts = (isMissingId && head !== undefined ? [head, ...clauses] : clauses)
    .slice(0, maxVerdicts)
    .map(readVerdict)
    .filter((verdict) => verdict !== null);
  return { authservId: isMissingId ? '' : clip(oneLine(first.text).toLowerCase(), 250), verdicts };
}

function readVerdict(clause: readonly Token[]): AuthenticationVerdict | null {
  const pairs = readPairs(clause);
  const [method, result] = pairs[0] ?? [];
  if (method === undefined || result === undefined) return null;
  const properties: Record<string, string> = Object.create(null) as Record<string, string>;
  let reason: string | null = null;
  for (const [name, value] of pairs.slice(1)) {
    if (name === 'reason') reason ??= value;
    else properties[name] ??= value;
  }
  // `dkim/1=pass` names the version of the method.
  const [plain = ''] = method.split('/');
  return { method: plain, result: result.toLowerCase(), reason, properties: { ...properties } };
}

function readPairs(clause: readonly Token[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 2 < clause.length; at += 1) {
    const [name, sign, value] = [clause[at], clause[at + 1], clause[at + 2]];
    if (sign?.text !== '=' || sign.isQuoted || name === undefined || value === undefined || name.isQuoted) continue;
    pairs.push([clip(oneLine(name.text).toLowerCase(), 100), clip(oneLine(value.text), 500)]);
    at += 2;
  }
  return pairs;
}

/** Tokens between the semicolons; comments are dropped, also nested ones. */
function splitClauses(header: string): Token[][] {
  const clauses: Token[][] = [[]];
  let at = 0;
  while (at < header.length) {
    const char = header.charAt(at);
    if (char === ';') {
      clauses.push([]);
      at += 1;
    } else if (char === ' ' || char.trim() === '') {
      at += 1;
    } else if (char === '(') {
      at = skipComment(header, at + 1);
    } else if (char === '"') {
      const end = endOfQuoted(header, at + 1);
      clauses.at(-1)?.push({ text: header.slice(at + 1, end).replace(/\\(.)/gs, '$1'), isQuoted: true });
      at = end + 1;
    } else if (char === '=') {
      clauses.at(-1)?.push({ text: '=', isQuoted: false });
      at += 1;
    } else {
      const pattern = clauses.at(-1)?.at(-1)?.text === '=' ? valueToken : nameToken;
      pattern.lastIndex = at;
      const text = pattern.exec(header)?.[0] ?? char;
      clauses.at(-1)?.push({ text, isQuoted: false });
      at += text.length;
    }
  }
  return clauses.filter((clause, index) => index === 0 || clause.length > 0);
}

function skipComment(text: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < text.length && depth > 0) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    at += 1;
  }
  return at;
}

function endOfQuoted(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at;
}
