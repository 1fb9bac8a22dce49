import type { ParsedMessage } from './model.ts';
import { parseHeaders } from './parse-message.ts';

const headerBytes = 1_000_000;

/** A message of which only the header was read: it is listed, and says that there was more. */
export function unreadableMessage(raw: Uint8Array): ParsedMessage {
  const headers = parseHeaders(raw.subarray(0, headerBytes));
  return {
    ...headers,
    isBounce: null,
    text: '',
    searchText: '',
    snippet: '',
    html: false,
    parts: [],
    warnings: [...headers.warnings, 'unreadable'],
  };
}
