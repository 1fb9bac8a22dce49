import type { Server } from '#shared/contract/accounts.ts';
import type { Preset } from '../presets.ts';

export type Source = 'preset' | 'provider' | 'well-known' | 'ispdb' | 'mx' | 'srv' | 'guess';

/** Servers for an address, and who said so. */
export interface Found {
  readonly source: Source;
  readonly provider: string;
  readonly incoming: Server;
  readonly outgoing: Server;
  /** What to log in with; usually the address. */
  readonly login: string;
  readonly needs: Preset['needs'];
}

/** What looking up asks of the network; tests hand in their own. */
export interface DiscoverPorts {
  /** The text at an https address, or `null` when there is none. Bounded in size and time. */
  fetchText(url: string, signal: AbortSignal): Promise<string | null>;
  resolveMx(domain: string): Promise<{ exchange: string; priority: number }[]>;
  resolveSrv(name: string): Promise<{ name: string; port: number; priority: number; weight: number }[]>;
  /** Whether a mail server answers there over TLS. */
  answers(server: Server, signal: AbortSignal): Promise<boolean>;
}
