import { readFileSync } from 'node:fs';

/**
 * A secret from the environment or, better, from a file it names. It is taken out of the environment: every program
 * started from here, the browser first, would else be handed it.
 */
export function takeSecret(env: NodeJS.ProcessEnv, name: string): string | null {
  const value = env[name];
  const file = env[`${name}_FILE`];
  delete env[name];
  if (value) return value;
  return file ? readFileSync(file, 'utf8').replace(/\r?\n$/, '') : null;
}
