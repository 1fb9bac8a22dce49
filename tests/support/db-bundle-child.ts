import { fileURLToPath } from 'node:url';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Within the repository, so that native packages are found; one per test file, so that none clears another's. */
const home = join(root, 'out', 'tests', String(process.pid));

process.once('exit', () => rmSync(home, { recursive: true, force: true }));

/**
 * One file from a child process of a test, as the product bundles its core. Loading drizzle module by module takes
 * half a second; a test that starts two hundred children has not got that.
 */
export async function bundleChild(entry: string): Promise<string> {
  const name = basename(entry, '.ts');
  const outDir = join(home, name);
  // Only who bundles pays for loading Vite.
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.js`, format: 'es' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3-multiple-ciphers', 'sqlite-vec', '@node-rs/argon2', 'pino'] },
  });
  return join(outDir, `${name}.js`);
}
