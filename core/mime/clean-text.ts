// Newsletters pad the line after their subject with marks that take no room; in writing they stand alone, between letters.
const padding =
  /[\u034f\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff](?:[\u00a0\u2007 ]?[\u034f\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]){2,}/g;
const invisible = /[\u034f\u00ad\u180e\u200b-\u200f\u2028\u2029\u2060-\u2064\ufeff]/;
const zeroWidth = /[\u00ad\u200b\u2060\ufeff]/g;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const tags = /[\u{e0000}-\u{e007f}]/gu;

/** Foreign text as it is kept: well-formed, lines end in `\n`, nothing that controls, no invisible padding. */
export function cleanText(text: string): string {
  let clean = text.isWellFormed() ? text : text.toWellFormed();
  if (clean.includes('\r')) clean = clean.replace(/\r*\n|\r/g, '\n');
  if (controls.test(clean)) clean = clean.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');
  if (invisible.test(clean)) {
    clean = clean
      .replace(/[\u2028\u2029]/g, '\n')
      .replace(padding, ' ')
      .replace(zeroWidth, '');
  }
  return /[\udb40]/.test(clean) ? dropTags(clean) : clean;
}

/** Unicode's tag characters spell text nobody sees; three flags (England, Scotland, Wales) lose theirs with it. */
function dropTags(text: string): string {
  return text.replace(tags, '');
}
