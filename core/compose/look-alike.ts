/** Below this an address has too few letters for nearness to mean anything. */
const minLength = 6;

/**
 * Of the addresses one knows, the one this might be mistaken for: the same name at a domain that differs by a letter or
 * by letters that look alike, or a name that differs by one at the same domain. `null` for one that is known itself.
 */
export function findLookAlike(address: string, known: readonly string[]): string | null {
  const wanted = address.toLowerCase();
  if (known.some((one) => one.toLowerCase() === wanted)) return null;
  return known.find((one) => isNear(wanted, one.toLowerCase())) ?? null;
}

function isNear(one: string, other: string): boolean {
  if (one.length < minLength || Math.abs(one.length - other.length) > 2) return false;
  if (skeleton(one) === skeleton(other)) return true;
  const [local, domain] = parts(one);
  const [otherLocal, otherDomain] = parts(other);
  if (local === otherLocal) return domain.length >= minLength && isOneEdit(domain, otherDomain);
  // At one's own provider, anna1 and anna2 are two people: numbers that differ say nothing.
  const differsInNumbers = local.replace(/\d/g, '') === otherLocal.replace(/\d/g, '');
  return domain === otherDomain && !differsInNumbers && local.length >= minLength && isOneEdit(local, otherLocal);
}

function parts(address: string): [string, string] {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), address.slice(at + 1)];
}

/** What is taken for each other at a glance, written one way. */
function skeleton(text: string): string {
  return text
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/[1il|]/g, 'l')
    .replace(/[0o]/g, 'o')
    .replace(/[-_.]/g, '');
}

/** One letter more, less or another, or two that changed places. */
function isOneEdit(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  if (short.length < long.length) return rest(short, 0) === rest(long, 1);
  const isSwapped = short[start] === long[start + 1] && short[start + 1] === long[start];
  return rest(short, 1) === rest(long, 1) || (isSwapped && rest(short, 2) === rest(long, 2));
}
