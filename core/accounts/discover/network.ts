import { resolveMx, resolveSrv } from 'node:dns/promises';
import { connect } from 'node:net';
import type { Server } from '#shared/contract/accounts.ts';
import type { DiscoverPorts } from './found.ts';

const maxBytes = 200_000;
const fetchMs = 6_000;
const answerMs = 5_000;

/** The real network. A stranger's web server gets six seconds and 200 kB, and no redirect away from https. */
export const network: DiscoverPorts = {
  fetchText,
  resolveMx: (domain) => orNone(resolveMx(domain)),
  resolveSrv: (name) => orNone(resolveSrv(name)),
  answers,
};

/** "No such record", "no network" and "nobody answers" all mean: ask the next source. */
async function orNone<Item>(asking: Promise<Item[]>): Promise<Item[]> {
  try {
    return await asking;
  } catch {
    return [];
  }
}

async function fetchText(url: string, signal: AbortSignal): Promise<string | null> {
  try {
    const timed = AbortSignal.any([signal, AbortSignal.timeout(fetchMs)]);
    const response = await fetch(url, { signal: timed, redirect: 'follow', credentials: 'omit' });
    if (!response.ok || !response.url.startsWith('https:') || response.body === null) return null;
    let text = '';
    let size = 0;
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > maxBytes) return null;
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

function answers({ host, port }: Server, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: answerMs, signal });
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
