import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const maxTokens = 5;
const maxSessions = 50;
/** A browser that did not come back for so long has to ask again. */
export const sessionIdleMs = 7 * 24 * 3_600_000;

export interface Sessions {
  /** One more address that lets in one browser, once. */
  issueToken(): string;
  /** Trades a token for a session; `null` when it is unknown or was used. */
  redeem(token: string): string | null;
  /** A session for somebody who gave the password. */
  open(): string;
  isOpen(session: string | undefined): boolean;
}

/** Tokens and sessions live in memory as hashes: reading them out of it lets nobody in. */
export function createSessions(now: () => number): Sessions {
  let tokens: Buffer[] = [];
  let sessions: { hash: Buffer; usedAt: number }[] = [];

  const open = (): string => {
    const session = newSecret();
    sessions = [...sessions, { hash: hashOf(session), usedAt: now() }].slice(-maxSessions);
    return session;
  };

  return {
    issueToken: () => {
      const token = newSecret();
      tokens = [...tokens, hashOf(token)].slice(-maxTokens);
      return token;
    },
    redeem: (token) => {
      const hash = hashOf(token);
      const found = tokens.find((candidate) => timingSafeEqual(candidate, hash));
      if (!found) return null;
      tokens = tokens.filter((candidate) => candidate !== found);
      return open();
    },
    open,
    isOpen: (session) => {
      if (!session) return false;
      const hash = hashOf(session);
      const found = sessions.find((candidate) => timingSafeEqual(candidate.hash, hash));
      if (!found || now() - found.usedAt > sessionIdleMs) return false;
      found.usedAt = now();
      return true;
    },
  };
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Compares without telling by its time how much was right. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(hashOf(given), hashOf(expected));
}
