/** Text as it is compared when somebody looks for it: "Grüße" is found by "grusse" and by "GRÜẞE". */
export function foldText(text: string): string {
  return text.replace(notAscii, decompose).toLowerCase().replaceAll('ß', 'ss').replace(unevenSpace, ' ').trim();
}

// Only these have anything to decompose, and a mark never stands on its own side of the line between them: most of a
// mail is ASCII and is not looked at by the slow half.
const notAscii = /[^\u0000-\u007f]+/g;
// A single space is what it would become.
const unevenSpace = /\s{2,}|[^\S ]/g;

function decompose(run: string): string {
  return run.toWellFormed().normalize('NFKD').replace(/\p{M}/gu, '');
}
