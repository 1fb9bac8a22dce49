import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * One file from a child process of a test, as the product bundles its core. Loading drizzle module by module takes
 * half a second; a test that starts two hundred children has not got that. Named by its content, so that test files
 * that bundle the same at the same time do not disturb each other.
 */
export async function bundleChild(entry: string): Promise<string> {
  const code = await bundle(entry);
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 12);
  // Within the repository, so that native packages are found.
  const home = join(root, 'out', 'tests');
  const path = join(home, `${basename(entry, '.ts')}-${hash}.js`);
  if (existsSync(path)) return path;
  mkdirSync(home, { recursive: true });
  writeFileSync(`${path}.${process.pid}`, code);
  renameSync(`${path}.${process.pid}`, path);
  return path;
}

async function bundle(entry: string): Promise<string> {
  // Only who bundles pays for loading Vite.
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: join(root, entry),
      write: false,
      minify: false,
      // What is loaded on demand lies in the one file as well.
      rolldownOptions: { output: { codeSplitting: false } },
    },
    ssr: {
      noExternal: true,
      external: ['better-sqlite3-multiple-ciphers', 'sqlite-vec', '@node-rs/argon2', 'pino', 'vite'],
    },
  });
  const chunks = 'output' in built ? built.output : [];
  const [chunk, ...others] = chunks;
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error(`${entry} did not become one file`);
  return chunk.code;
}
