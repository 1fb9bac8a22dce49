import type { IncomingMessage } from 'node:http';
import type { ImageTrouble } from '#shared/contract/remote-content.ts';
import { readImageFacts, type ImageFacts } from './image-kind.ts';
import { findAddress, openRequest, type ImageNetwork } from './image-network.ts';

export type FetchedImage =
  | { readonly trouble: null; readonly bytes: Buffer; readonly facts: ImageFacts }
  | { readonly trouble: ImageTrouble };

export const maxImageBytes = 10_000_000;
/** What a browser would need in memory to draw it: 40 million pixels are 160 MB. */
const maxPixels = 40_000_000;
const maxHops = 5;

/** One picture from elsewhere, or why not. Never throws but when it is called off. */
export async function fetchImage(network: ImageNetwork, address: string, signal: AbortSignal): Promise<FetchedImage> {
  const timed = AbortSignal.any([signal, AbortSignal.timeout(network.maxMs)]);
  try {
    return await follow(network, address, timed);
  } catch {
    signal.throwIfAborted();
    return { trouble: 'unreachable' };
  }
}

async function follow(network: ImageNetwork, first: string, signal: AbortSignal): Promise<FetchedImage> {
  let url = readRemoteUrl(first);
  for (let hop = 0; url !== null && hop <= maxHops; hop += 1) {
    const address = await findAddress(network, url);
    if (address === null) return { trouble: 'refused' };
    signal.throwIfAborted();
    const response = await openRequest(network, url, address, signal);
    const { statusCode = 0 } = response;
    const { location } = response.headers;
    if (statusCode >= 300 && statusCode < 400 && location !== undefined) {
      response.destroy();
      url = readNext(url, location);
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      return { trouble: 'unreachable' };
    }
    return readImage(response);
  }
  return { trouble: url === null ? 'refused' : 'unreachable' };
}

/** `null`: nothing that is fetched for a mail. */
export function readRemoteUrl(address: string): URL | null {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  const host = url.hostname;
  // A name without a dot, or of the house, is a machine on this network; credentials are nobody's picture.
  const isHouse = /(?:^|\.)(?:local|localhost|internal|intranet|lan|home|corp|home\.arpa|onion)\.?$/i.test(host);
  if (isHouse || url.username !== '' || url.password !== '') return null;
  return host.includes('.') || host.startsWith('[') ? url : null;
}

/** What began encrypted stays so. */
function readNext(from: URL, location: string): URL | null {
  const next = URL.parse(location, from.href);
  if (next === null || (from.protocol === 'https:' && next.protocol !== 'https:')) return null;
  return readRemoteUrl(next.href);
}

async function readImage(response: IncomingMessage): Promise<FetchedImage> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
    // Leaving the loop ends the connection.
    if (sizeBytes > maxImageBytes) return { trouble: 'tooLarge' };
  }
  const bytes = Buffer.concat(chunks);
  const facts = readImageFacts(bytes);
  if (facts === null) return { trouble: 'notAnImage' };
  return facts.width * facts.height > maxPixels ? { trouble: 'tooLarge' } : { trouble: null, bytes, facts };
}
