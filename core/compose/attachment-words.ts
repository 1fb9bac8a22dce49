/** Words by which people say that something is attached, in both languages. */
const said = [
  /(?<!\p{L})anbei(?!\p{L})/u,
  /(?<!\p{L})(?:im|in der|in den|als|siehe|s\.|den|die|der) (?:datei-?)?anh(?:ang|änge|ängen)(?!\p{L})/u,
  /(?<!\p{L})(?:in|im|als|siehe|s\.|die|der) (?:der |den )?anlagen?(?!\p{L})/u,
  /(?<!\p{L})(?:angeh(?:ä|ae)ngt|angef(?:ü|ue)gt|beigef(?:ü|ue)gt|mitgeschickt|h(?:ä|ae)nge ich)(?:e|en|er|es)?(?!\p{L})/u,
  /(?<!\p{L})(?:füge|hänge|schicke) (?:ich )?(?:\S+ ){0,6}(?:bei|an|mit)(?=[.,!?\s]*(?:$|\n))/mu,
  /(?<!\p{L})(?:attached|attaching|enclosed)(?!\p{L})/u,
  /(?<!\p{L})(?:the|an|my|see|as) attachments?(?!\p{L})/u,
  /(?<!\p{L})(?:i|we) (?:have )?(?:attach|enclose)(?!\p{L})/u,
];
const denied =
  /(?:ohne|kein(?:e[nmrs]?)?|no|without(?: an?| any)?) (?:anh|anlage|attach)\S*|not attached|nicht angeh/giu;
const maxLooked = 50_000;

/** The words of the user's own text that speak of an attachment; what is quoted and the signature say nothing. */
export function findAttachmentWords(text: string): string[] {
  const own = ownWords(text).toLowerCase().replace(denied, ' ');
  return said.flatMap((pattern) => pattern.exec(own)?.[0].trim() ?? []);
}

/** Without quoted lines, the line that leads them in, and the signature. */
export function ownWords(text: string): string {
  const lines = text.slice(0, maxLooked).split('\n');
  const signatureAt = lines.indexOf('-- ');
  const before = signatureAt < 0 ? lines : lines.slice(0, signatureAt);
  const behind = signatureAt < 0 ? [] : lines.slice(signatureAt).slice(lines.slice(signatureAt).findIndex(isQuoted));
  const all = behind.some(isQuoted) ? [...before, ...behind] : before;
  return all.filter((line, at) => !isQuoted(line) && !leadsIn(line, all.slice(at + 1))).join('\n');
}

function isQuoted(line: string): boolean {
  return line.startsWith('>');
}

/** "Anna Berg schrieb am 3. Juli:" above a quote. */
function leadsIn(line: string, below: readonly string[]): boolean {
  return line.trimEnd().endsWith(':') && isQuoted(below.find((next) => next.trim() !== '') ?? '');
}
