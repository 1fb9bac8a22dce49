// Marks that turn the reading direction can make a name or a subject read as something else (BAD-INPUTS, section C).
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
// Most lines are plain and need no second look.
const unclean = /[^\u0020-\u007e]| {2}/;

/** Foreign text as one harmless line: well-formed, no control characters, no direction marks, single spaces. */
export function cleanLine(text: string): string {
  if (!unclean.test(text)) return text.trim();
  return text.toWellFormed().replace(directionMarks, '').replace(controls, ' ').replace(/\s+/g, ' ').trim();
}

/** Foreign text of several lines: well-formed, line ends as `\n`, tabs kept, nothing else that controls. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(controls, (control) => (control === '\n' || control === '\t' ? control : ''));
}

/** At most `max` UTF-16 units, ending in "…" when cut; never cuts a character of two units in half. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const last = cut.charCodeAt(cut.length - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return `${(isHalf ? cut.slice(0, -1) : cut).trimEnd()}…`;
}
