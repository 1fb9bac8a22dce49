import { lookup as resolve } from 'node:dns';
import { request, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '../net/public-address.ts';

export interface PostAnswer {
  readonly outcome: 'accepted' | 'refused' | 'unknown' | 'unreached';
  readonly status: number | null;
}

export type PostOneClick = (url: string, signal: AbortSignal) => Promise<PostAnswer>;

export interface PostOptions {
  /** Which addresses may be posted to; tests let their own in. */
  readonly isAllowed?: (address: string) => boolean;
  readonly ca?: string;
  readonly timeoutMs?: number;
}

const body = 'List-Unsubscribe=One-Click';

/**
 * The request of RFC 8058 and nothing else: https, that one body, no cookie, no referrer, no name of this program, and
 * no redirect followed, as senders must not answer with one. It never leads into the user's own network.
 */
export function makePostOneClick(options: PostOptions = {}): PostOneClick {
  const { isAllowed = isPublicAddress, ca, timeoutMs = 20_000 } = options;
  return (href, signal) =>
    new Promise((settle) => {
      const url = new URL(href);
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if (url.protocol !== 'https:' || (isIP(host) !== 0 && !isAllowed(host))) {
        settle({ outcome: 'unreached', status: null });
        return;
      }
      let hasLeft = false;
      const asked: RequestOptions = {
        method: 'POST',
        agent: false,
        lookup: guardedLookup(isAllowed),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': String(body.length),
        },
        ...(ca === undefined ? {} : { ca }),
      };
      const post = request(url, asked, (answer) => {
        const status = answer.statusCode ?? null;
        // What it says is for browsers; nobody reads it.
        answer.destroy();
        settle({ outcome: status !== null && status >= 200 && status < 300 ? 'accepted' : 'refused', status });
      });
      post.on('finish', () => {
        hasLeft = true;
      });
      // Before the request was out nobody has heard it; after that nobody can tell.
      post.on('error', () => settle({ outcome: hasLeft ? 'unknown' : 'unreached', status: null }));
      post.end(body);
    });
}

/** The address that is looked at is the one that is connected to: a second look-up could say something else. */
function guardedLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '', 0);
      const refused = addresses.find(({ address }) => !isAllowed(address));
      const [first] = addresses;
      if (refused !== undefined || first === undefined)
        return done(Object.assign(new Error('not a public address'), { code: 'EACCES' }), '', 0);
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}
