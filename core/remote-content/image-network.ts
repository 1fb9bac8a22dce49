import { lookup } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupAddress } from 'node:dns';
import { isPublicAddress } from '../net/public-address.ts';

/** How the world is reached. A test stands in between; nothing else does. */
export interface ImageNetwork {
  resolve(host: string): Promise<readonly LookupAddress[]>;
  /** Whether this address may be connected to. Asked of every address of every hop, after the name was resolved. */
  mayConnect(address: string, port: number): boolean;
  /** The one certificate to believe in; absent: those of the system. */
  readonly trusted?: string;
  /** How long one picture may take, all hops together. */
  readonly maxMs: number;
}

export const imageNetwork: ImageNetwork = {
  resolve: (host) => lookup(host, { all: true, verbatim: true }),
  // Any other port is somebody's router, printer or database, whatever its address.
  maxMs: 15_000,
  mayConnect: (address, port) => (port === 80 || port === 443) && isPublicAddress(address),
};

/** `null`: this name leads somewhere a mail must not lead to. */
export async function findAddress(network: ImageNetwork, url: URL): Promise<LookupAddress | null> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = await network.resolve(host);
  const port = portOf(url);
  // One private address among public ones is a name that changes its mind (DNS rebinding): all or none.
  if (!found.every(({ address }) => network.mayConnect(address, port))) return null;
  return found[0] ?? null;
}

export function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

/** One GET to exactly this address, on a connection of its own, with nothing that tells who asks. */
export function openRequest(
  network: ImageNetwork,
  url: URL,
  address: LookupAddress,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const options: RequestOptions & { ca?: string } = {
    method: 'GET',
    agent: false,
    signal,
    maxHeaderSize: 16_384,
    headers: { Accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif', 'User-Agent': 'Mozilla/5.0' },
    // The name is not resolved a second time: what was looked at is what is connected to.
    lookup: (_host, { all }, answer) => {
      if (all === true) answer(null, [address]);
      else answer(null, address.address, address.family);
    },
    ...(network.trusted === undefined ? {} : { ca: network.trusted }),
  };
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
    request.once('response', resolve);
    request.once('error', reject);
    request.end();
  });
}
