/** format=flowed (RFC 3676) as the paragraphs it was written in; quotes keep one `>` per level. */
export function joinFlowed(text: string, deletesSpace: boolean): string {
  const paragraphs: string[] = [];
  let open = '';
  let openDepth = -1;
  for (const raw of text.split('\n')) {
    const depth = countQuotes(raw);
    const stuffed = raw.slice(depth);
    const line = stuffed.startsWith(' ') ? stuffed.slice(1) : stuffed;
    const isSignature = line === '-- ';
    if (openDepth >= 0 && (openDepth !== depth || isSignature)) {
      paragraphs.push(withQuotes(open.trimEnd(), openDepth));
      open = '';
      openDepth = -1;
    }
    if (line.endsWith(' ') && !isSignature) {
      open += deletesSpace ? line.slice(0, -1) : line;
      openDepth = depth;
      continue;
    }
    paragraphs.push(withQuotes(open + line, depth));
    open = '';
    openDepth = -1;
  }
  if (openDepth >= 0) paragraphs.push(withQuotes(open.trimEnd(), openDepth));
  return paragraphs.join('\n');
}

function countQuotes(line: string): number {
  let depth = 0;
  while (line.charCodeAt(depth) === 62) depth += 1;
  return depth;
}

function withQuotes(text: string, depth: number): string {
  return depth === 0 ? text : `${'>'.repeat(depth)} ${text}`;
}
