import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import {
  contentSecurityPolicy,
  mailRoomPath,
  mailRoomPolicy,
  securityHeaders,
} from '#shared/content-security-policy.ts';
import { mediaTypeOf } from '#shared/media-types.ts';

export const appOrigin = 'app://hauspost';
export const appUrl = `${appOrigin}/index.html`;

/** Must run before the app is ready: a scheme gets its rights only then. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

const headers = securityHeaders(contentSecurityPolicy());
const roomHeaders = securityHeaders(mailRoomPolicy);

/** Serves the built renderer, and nothing above its folder. */
export function serveRenderer(session: Session, rendererDir: string): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const path = findFile(rendererDir, url);
    const mediaType = path && mediaTypeOf(path);
    if (request.method !== 'GET' || !path || !mediaType) return new Response(null, { status: 404, headers });
    const body = await readFile(path).catch(() => null);
    if (!body) return new Response(null, { status: 404, headers });
    const own = url.pathname === mailRoomPath ? roomHeaders : headers;
    return new Response(body, { headers: { ...own, 'Content-Type': mediaType } });
  });
}

export function findFile(rendererDir: string, url: URL): string | null {
  if (url.host !== 'hauspost') return null;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  // On Windows a backslash is a separator, too, and a colon opens another stream of the file.
  if (/[\\:\0]/.test(name)) return null;
  const path = normalize(join(rendererDir, name === '/' ? 'index.html' : name));
  return path.startsWith(rendererDir + sep) ? path : null;
}
