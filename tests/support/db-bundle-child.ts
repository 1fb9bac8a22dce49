import { fileURLToPath } from 'node:url';
import { basename, join } from 'node:path';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * One file from a child process of a test, as the product bundles its core. Loading drizzle module by module takes
 * half a second; a test that starts two hundred children has not got that.
 */
export async function bundleChild(entry: string): Promise<string> {
  const name = basename(entry, '.ts');
  const outDir = join(root, 'out', 'tests', name);
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
