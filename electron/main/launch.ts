import { parseArgs } from 'node:util';
import { parseDeepLink } from '#shared/deep-link.ts';

/** What this start was asked to do. */
export interface Launch {
  /** `null` means the demo: a profile that ends with the app. */
  readonly profileDir: string | null;
  readonly isHidden: boolean;
  readonly link: string | null;
}

/** Chromium and the system add arguments of their own, so what we do not know is passed over, not refused. */
export function readLaunch(args: string[], defaultProfileDir: string): Launch {
  const { values, positionals } = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    options: { profile: { type: 'string' }, demo: { type: 'boolean' }, hidden: { type: 'boolean' } },
  });
  const profile = typeof values.profile === 'string' && values.profile !== '' ? values.profile : defaultProfileDir;
  return {
    profileDir: values.demo === true ? null : profile,
    isHidden: values.hidden === true,
    link: positionals.find((argument) => parseDeepLink(argument) !== null) ?? null,
  };
}
