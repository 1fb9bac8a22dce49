import { parseArgs } from 'node:util';

export interface CliArgs {
  /** `null` is the demo: a profile that ends with the process. */
  readonly profileDir: string | null;
  readonly port: number;
  readonly host: string;
  readonly tlsCert: string | null;
  readonly tlsKey: string | null;
  readonly isBrowserWanted: boolean;
}

/** What was typed wrongly, as a text key with what it is about. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly problem: 'unknownFlag' | 'badPort' | 'needsTls' | 'needsPassword' | 'weakPassword' | 'unreadableTls';
  readonly detail: string;

  constructor(problem: UsageError['problem'], detail: string) {
    super(`${problem}: ${detail}`);
    this.problem = problem;
    this.detail = detail;
  }
}

export const loopbackHosts = ['127.0.0.1', '::1', 'localhost'];

export function readCliArgs(args: string[], defaultProfileDir: string): CliArgs {
  const { values } = parse(args);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('badPort', String(values.port));
  return {
    profileDir: values.demo ? null : (values.profile ?? defaultProfileDir),
    port,
    host: values.host ?? '127.0.0.1',
    tlsCert: values['tls-cert'] ?? null,
    tlsKey: values['tls-key'] ?? null,
    isBrowserWanted: values['no-open'] !== true,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        profile: { type: 'string' },
        port: { type: 'string' },
        demo: { type: 'boolean' },
        host: { type: 'string' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        'no-open': { type: 'boolean' },
        // `npm start -- --web` passes all its flags on.
        web: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError('unknownFlag', error instanceof Error ? error.message : String(error));
  }
}
