import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tempDir } from './db-harness.ts';

/** Of every frozen profile. They hold test data alone. */
export const frozenPassphrase = 'tief gefroren und nie geheim';

/** A copy to open and change: the frozen one stays as it is. */
export function thawedCopy(name: string): ReturnType<typeof tempDir> {
  const copy = tempDir();
  cpSync(fileURLToPath(new URL(`../fixtures/profiles/${name}`, import.meta.url)), copy.path, { recursive: true });
  return copy;
}
