import ICAL from 'ical.js';
import type { JComponent, JProperty } from './read-values.ts';

const maxLines = 50_000;
const maxDepth = 6;

interface Open {
  readonly name: string;
  readonly properties: JProperty[];
  readonly children: JComponent[];
}

/**
 * The lines of a calendar as a tree. The values are ical.js's to read; line by line, because it throws the whole away
 * for one that is wrong, and most calendars of the world have one. `null`: there is no VCALENDAR in it.
 */
export function parseLines(text: string): JComponent | null {
  const root: Open = { name: '', properties: [], children: [] };
  const open: Open[] = [root];
  for (const line of unfold(text).slice(0, maxLines)) {
    const [, edge, component = ''] = /^(BEGIN|END):\s*([A-Za-z-]{1,40})\s*$/i.exec(line) ?? [];
    const top = open.at(-1) ?? root;
    if (edge === undefined) {
      const property = open.length > 1 ? parseProperty(line) : null;
      if (property !== null) top.properties.push(property);
    } else if (edge.toUpperCase() === 'BEGIN') {
      if (open.length <= maxDepth) open.push({ name: component.toLowerCase(), properties: [], children: [] });
    } else if (top.name === component.toLowerCase() && open.length > 1) {
      close(open);
    }
  }
  // A calendar that breaks off is read as far as it goes.
  while (open.length > 1) close(open);
  return root.children.find(([name]) => name === 'vcalendar') ?? null;
}

function close(open: Open[]): void {
  const ended = open.pop();
  if (ended !== undefined) open.at(-1)?.children.push([ended.name, ended.properties, ended.children]);
}

function unfold(text: string): string[] {
  return text
    .toWellFormed()
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n');
}

function parseProperty(line: string): JProperty | null {
  if (!/^[A-Za-z0-9-]{1,100}[;:]/.test(line) || line.length > 100_000) return null;
  try {
    return ICAL.parse.property(quoteZone(line)) as unknown as JProperty;
  } catch {
    // It says "wrong" in many ways; there is one thing to do about it.
    return null;
  }
}

/** `TZID=tzone://Microsoft/Utc:2026…`: a colon in a name wants quotes, which not everybody knows. */
function quoteZone(line: string): string {
  return line.replace(/^([A-Z-]{1,20};(?:[^":]*;)?TZID=)([^";]*:[^";]*)(:\d{8}(?:T\d{6}Z?)?)$/i, '$1"$2"$3');
}
