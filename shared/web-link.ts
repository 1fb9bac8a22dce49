/**
 * The links that may leave the app: `shell.openExternal` with any other scheme has run programs in other clients.
 * Answers the address as the URL parser understood it, which is what must be opened, or `null`.
 */
export function checkOutgoingLink(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol === 'mailto:') return url.href;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  // `https://bank.example@evil.example` is made to mislead; no page needs it.
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
  return url.href;
}
