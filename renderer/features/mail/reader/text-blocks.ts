/** What a plain text mail is made of. Lines stay as they were written; only their meaning is found. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly TextBlock[] }
  | { readonly kind: 'signature'; readonly text: string };

// Deeper quotes are drawn at this depth: the text stays, the nesting costs no stack.
const maxDepth = 6;

/** Blank lines part paragraphs, `>` quotes, `-- ` begins the signature (RFC 3676, 4.3). */
export function parseText(text: string): TextBlock[] {
  const lines = text.split('\n');
  const signatureAt = lines.findLastIndex((line) => line === '-- ' || line === '--');
  // A mark in the middle of a long mail is a divider somebody drew, or the quoted sender's signature.
  const hasSignature = signatureAt > 0 && lines.length - signatureAt <= 20 && !lines.slice(signatureAt).some(isQuoted);
  const blocks = parseLines(hasSignature ? lines.slice(0, signatureAt) : lines, 0);
  const signature = hasSignature ? trimBlank(lines.slice(signatureAt + 1)).join('\n') : '';
  return signature === '' ? blocks : [...blocks, { kind: 'signature', text: signature }];
}

/** Everything after the last own words, when that is quotes only: what a reader has seen before. */
export function splitTrailingQuote(blocks: readonly TextBlock[]): {
  own: readonly TextBlock[];
  quoted: readonly TextBlock[];
} {
  const lastOwn = blocks.findLastIndex((block) => block.kind !== 'quote');
  const last = blocks[lastOwn];
  // "Anna wrote on Monday:" belongs to the quote that follows it.
  const isLeadIn = last?.kind === 'paragraph' && lastOwn > 0 && lastOwn < blocks.length - 1 && /:\s*$/.test(last.text);
  const cut = isLeadIn ? lastOwn : lastOwn + 1;
  // A mail of nothing but quotes has nothing else to show.
  return cut === 0 ? { own: blocks, quoted: [] } : { own: blocks.slice(0, cut), quoted: blocks.slice(cut) };
}

function parseLines(lines: readonly string[], depth: number): TextBlock[] {
  const blocks: TextBlock[] = [];
  let run: string[] = [];
  let isQuote = false;
  const endRun = () => {
    if (isQuote) {
      const inner = run.map((line) => line.replace(/^> ?/, ''));
      blocks.push({ kind: 'quote', blocks: depth + 1 < maxDepth ? parseLines(inner, depth + 1) : paragraphs(inner) });
    } else {
      blocks.push(...paragraphs(run));
    }
    run = [];
  };
  for (const line of lines) {
    if (isQuoted(line) !== isQuote) {
      if (run.length > 0) endRun();
      isQuote = !isQuote;
    }
    run.push(line);
  }
  if (run.length > 0) endRun();
  return blocks;
}

function paragraphs(lines: readonly string[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  let run: string[] = [];
  for (const line of [...lines, '']) {
    if (line.trim() !== '') run.push(line.trimEnd());
    else if (run.length > 0) {
      blocks.push({ kind: 'paragraph', text: run.join('\n') });
      run = [];
    }
  }
  return blocks;
}

function isQuoted(line: string): boolean {
  return line.startsWith('>');
}

function trimBlank(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first < 0 ? [] : lines.slice(first, last + 1).map((line) => line.trimEnd());
}
