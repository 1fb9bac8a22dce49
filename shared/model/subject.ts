import { cleanLine } from './line.ts';

// Reply and forward marks of the clients people write with, also with a count: "Re[2]:", "AW (3):", "WG :".
const mark = /^(?:re|aw|antw|antwort|sv|fw|fwd|wg|weitergeleitet|tr|rif)\s?(?:[[(]\d{1,3}[\])])?\s?:\s*/i;

/** A conversation's subject without the marks that pile up in front of it; the row needs its width for words. */
export function displaySubject(subject: string): string {
  let rest = cleanLine(subject);
  for (let found = rest.match(mark); found !== null; found = rest.match(mark)) rest = rest.slice(found[0].length);
  return rest;
}
