import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import type { ServerResponse } from 'node:http';
import { mediaTypeOf } from '#shared/media-types.ts';

/** Serves the built renderer. Its hashed files never change, its page may with every build. */
export async function sendFile(rendererDir: string, pathname: string, response: ServerResponse): Promise<boolean> {
  const path = findFile(rendererDir, pathname);
  const mediaType = path && mediaTypeOf(path);
  if (!path || !mediaType) return false;
  const body = await readFile(path).catch(() => null);
  if (!body) return false;
  const isHashed = /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(pathname);
  response.writeHead(200, {
    'Content-Type': mediaType,
    'Content-Length': body.length,
    'Cache-Control': isHashed ? 'private, max-age=31536000, immutable' : 'no-store',
  });
  response.end(body);
  return true;
}

export function findFile(rendererDir: string, pathname: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // A backslash is a separator and a colon a stream's name on Windows.
  if (/[\\:\0]/.test(name)) return null;
  const path = normalize(join(rendererDir, name === '/' ? 'index.html' : name));
  return path.startsWith(rendererDir + sep) ? path : null;
}
