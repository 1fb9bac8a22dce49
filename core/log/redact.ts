/**
 * What a log line may hold. Names of fields are allowed one by one, values must be short and plain. An error keeps its
 * kind, code and the places in our code it came through, never its message: messages of parsers and servers quote mail.
 */
const allowedFields = new Set([
  'action',
  'attempt',
  'attempts',
  'code',
  'correlationId',
  'count',
  'delayMs',
  'durationMs',
  'err',
  'exitCode',
  'from',
  'host',
  'id',
  'ids',
  'jobId',
  'jobKind',
  'keySource',
  'kind',
  'migration',
  'ms',
  'name',
  'phase',
  'pid',
  'port',
  'procedure',
  'reason',
  'reference',
  'schemaVersion',
  'signal',
  'sizeBytes',
  'state',
  'statement',
  'step',
  'to',
  'topic',
  'version',
]);

const longestText = 200;

export function keepAllowedFields(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!allowedFields.has(name)) continue;
    // The serializer describes it afterwards; a plain object under this name could bring fields of its own.
    if (name === 'err') kept[name] = value instanceof Error ? value : undefined;
    else kept[name] = keepPlain(value);
  }
  return kept;
}

function keepPlain(value: unknown): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value))
    return value.slice(0, 20).map((item) => (typeof item === 'object' ? '[left out]' : keepPlain(item)));
  return value === undefined ? undefined : '[left out]';
}

const address = /[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g;
const webAddress = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s"'<>]+/gi;
const quoted = /"[^"]*"|„[^“]*“|“[^”]*”/g;
const secretLike = /\b(?:[A-Za-z0-9+/_-]{32,}={0,2})\b/g;

/** The second net under a text that should have held nothing private in the first place. */
export function scrubText(text: string): string {
  return text
    .slice(0, longestText)
    .replaceAll(webAddress, '$1…')
    .replaceAll(address, '[address]')
    .replaceAll(quoted, '[text]')
    .replaceAll(secretLike, (word) => (isUuid(word) ? word : '[secret]'));
}

function isUuid(word: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(word);
}

export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    frames: framesOf(error),
    cause: error.cause instanceof Error ? describeError(error.cause) : undefined,
  };
}

/** `at write (…/core/db/write.ts:12:3)` without the folders of the user's machine. */
function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim().replaceAll(/[^\s()]*[/\\][^\s()]*/g, lastThreeParts));
}

function lastThreeParts(path: string): string {
  return path.split(/[/\\]/).slice(-3).join('/');
}
