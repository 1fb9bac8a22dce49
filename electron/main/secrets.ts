import { AsyncEntry } from '@napi-rs/keyring';
import { keyringOptions, keyringService, openSecrets, type Secrets } from '#shared/keyring.ts';

export function openSystemKeyring(): Secrets {
  return openSecrets((name) => new AsyncEntry(keyringService, name, keyringOptions));
}
