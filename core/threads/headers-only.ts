import type { ParsedHeaders, ParsedMessage } from '../mime/index.ts';

/** The headers of a message whose body has not been fetched yet, as an arrival carries them. */
export function headersOnly(headers: ParsedHeaders): ParsedMessage {
  return { ...headers, isBounce: null, text: '', searchText: '', snippet: '', html: false, parts: [] };
}
