import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getLoadablePath } from 'sqlite-vec';

/**
 * Where native code lies. The system cannot load it out of an asar archive, so packaging keeps it unpacked beside
 * it; this is the one place that knows.
 */
export function unpackedPath(path: string): string {
  return path.replace(/([\\/])app\.asar([\\/])/, '$1app.asar.unpacked$2');
}

/** Named outright: the package's own search takes a full process report to find out which libc this is. */
export function sqliteBindingPath(): string {
  const home = dirname(createRequire(import.meta.url).resolve('better-sqlite3-multiple-ciphers/package.json'));
  const system = isMusl() ? 'linuxmusl' : process.platform;
  return unpackedPath(join(home, 'prebuilds', `${system}-${process.arch}.node`));
}

export function vectorExtensionPath(): string {
  return unpackedPath(getLoadablePath());
}

function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  // Newer than its types. Listing the network interfaces is what makes a report slow.
  const report = process.report as typeof process.report & { excludeNetwork: boolean };
  const before = report.excludeNetwork;
  report.excludeNetwork = true;
  const { header } = report.getReport() as { header: { glibcVersionRuntime?: string } };
  report.excludeNetwork = before;
  return header.glibcVersionRuntime === undefined;
}
