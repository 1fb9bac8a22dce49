const lineChars = 76;
const signatureMark = '-- ';

/**
 * Text as format=flowed (RFC 3676): paragraphs broken for those who read 80 columns, whole again for everybody else.
 * `joinFlowed` of core/mime is its inverse, up to blanks at the ends of lines and the way quote marks are spaced.
 */
export function breakFlowed(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === signatureMark ? line : breakLine(line.trimEnd())))
    .join('\n');
}

function breakLine(line: string): string {
  const marks = /^(?:> ?)+/.exec(line)?.[0] ?? '';
  const quotes = '>'.repeat(marks.replaceAll(' ', '').length);
  const prefix = quotes === '' ? '' : `${quotes} `;
  const lines: string[] = [];
  let rest = line.slice(marks.length);
  while (prefix.length + rest.length > lineChars) {
    const end = findBreak(rest, lineChars - prefix.length);
    if (end === null) break;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  lines.push(rest);
  // A blank behind the mark of an empty line would make it flow into the next one.
  if (rest === '' && lines.length === 1) return quotes;
  // What follows a flowed line begins with a stuffed blank where it would be read as something else.
  return lines.map((one) => (quotes === '' ? stuff(one) : `${prefix}${one}`)).join('\n');
}

/** Right after a blank: the blank at its end is what makes a line flow on. */
function findBreak(text: string, room: number): number | null {
  const before = text.lastIndexOf(' ', room - 1);
  if (before > 0 && text.slice(0, before).trim() !== '') return before + 1;
  const after = text.indexOf(' ', room);
  return after < 0 || after + 1 >= text.length ? null : after + 1;
}

function stuff(line: string): string {
  return /^(?: |>|From )/.test(line) ? ` ${line}` : line;
}
