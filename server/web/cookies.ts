/**
 * Cookies know no ports: two profiles on one machine would take each other's away, so the port is in the name. With
 * TLS the `__Host-` prefix makes the browser refuse to let any other host set it.
 */
export function cookieName(port: number, isSecure: boolean): string {
  return `${isSecure ? '__Host-' : ''}hauspost-${port}`;
}

export function setCookie(name: string, session: string, isSecure: boolean): string {
  return `${name}=${session}; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
}

export function readCookie(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
