/** Plain text as the editor's HTML: a paragraph per paragraph, quotes as quotes, and the signature known as one. */
export function textToEditorHtml(text: string): string {
  const signatureAt = /(?:^|\n)\n?-- \n/.exec(text);
  if (signatureAt === null) return linesToHtml(text.split('\n'));
  const behind = text.slice(signatureAt.index + signatureAt[0].length).split('\n');
  const quoteAt = behind.findIndex((line) => line.startsWith('>'));
  const own = quoteAt < 0 ? behind : behind.slice(0, quoteAt);
  const block = ['-- ', ...own.join('\n').trimEnd().split('\n')].map(escapeText).join('<br>');
  const rest = quoteAt < 0 ? '' : linesToHtml(behind.slice(quoteAt));
  const before = text.slice(0, signatureAt.index).replace(/\n$/, '');
  return `${linesToHtml(before.split('\n'))}<div data-signature=""><p>${block}</p></div>${rest}`;
}

function linesToHtml(lines: readonly string[]): string {
  let html = '';
  let at = 0;
  while (at < lines.length) {
    const isQuote = lines[at]?.startsWith('>') === true;
    const end = endOfRun(lines, at, (line) => line.startsWith('>') === isQuote);
    const run = lines.slice(at, end);
    html += isQuote
      ? `<blockquote type="cite">${linesToHtml(run.map((line) => line.replace(/^> ?/, '')))}</blockquote>`
      : paragraphs(run, at > 0, end < lines.length);
    at = end;
  }
  return html === '' ? '<p></p>' : html;
}

/** Lines next to each other are one paragraph, an empty line parts two, further ones are lines of their own. */
function paragraphs(lines: readonly string[], hasBefore: boolean, hasAfter: boolean): string {
  let html = '';
  let at = 0;
  while (at < lines.length) {
    if (lines[at] === '') {
      const end = endOfRun(lines, at, (line) => line === '');
      const isBetween = (at > 0 || hasBefore) && (end < lines.length || hasAfter);
      html += '<p></p>'.repeat(end - at - (isBetween ? 1 : 0));
      at = end;
      continue;
    }
    const end = endOfRun(lines, at, (line) => line !== '');
    html += `<p>${lines.slice(at, end).map(escapeText).join('<br>')}</p>`;
    at = end;
  }
  return html;
}

function endOfRun(lines: readonly string[], from: number, belongs: (line: string) => boolean): number {
  let end = from + 1;
  while (end < lines.length && belongs(lines[end] ?? '')) end += 1;
  return end;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00a0', '&nbsp;');
}
