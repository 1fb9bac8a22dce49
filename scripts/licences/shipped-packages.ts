// What a build carries in it: every package that the product's own code imports, and what those depend on. Taken from
// the source and the lockfile, so the list in "About" cannot forget one.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Record<string, string>;
  readonly dev?: boolean;
}

/** Named as dependencies by their makers, needed only to install or build: macros, type files, Electron's download. */
const onlyToBuild = /^(?:@types\/|@lingui\/(?:babel-plugin|conf)|@electron\/|@electron-internal\/|undici-types$)/;
const bringsOnlyTools = new Set(['electron']);

const sourceFiles = '{shared,core,renderer,electron,server}/**/*.{ts,tsx,css}';
const importPattern = /(?:from\s+|import\s+|import\(|@import\s+|url\()['"]([^'"]+)['"]/g;

export function listShippedPackages(root: string): ShippedPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  const shipped = new Map<string, ShippedPackage>();
  const visit = (path: string) => {
    const entry = lock.packages[path];
    if (!entry?.version || shipped.has(path)) return;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    shipped.set(path, { name, version: entry.version, licence: entry.license ?? 'unknown' });
    if (bringsOnlyTools.has(name)) return;
    for (const dependency of Object.keys(entry.dependencies ?? {})) {
      if (!onlyToBuild.test(dependency)) visit(resolve(path, dependency));
    }
  };
  // npm keeps a second version of a package inside the one that needs it.
  const resolve = (from: string, name: string): string => {
    for (let base = from; base !== ''; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
      const nested = `${base}/node_modules/${name}`;
      if (lock.packages[nested]) return nested;
    }
    return `node_modules/${name}`;
  };
  for (const name of listImportedPackages(root)) visit(`node_modules/${name}`);
  return [...shipped.values()].toSorted((one, other) =>
    one.name === other.name ? one.version.localeCompare(other.version) : one.name < other.name ? -1 : 1,
  );
}

function listImportedPackages(root: string): Set<string> {
  const names = new Set<string>();
  for (const file of globSync(sourceFiles, { cwd: root })) {
    if (/\.test\.tsx?$|\.d\.ts$|vite\.config/.test(file)) continue;
    for (const [, specifier = ''] of readFileSync(join(root, file), 'utf8').matchAll(importPattern)) {
      if (/^(?:[.#/]|node:|data:)/.test(specifier)) continue;
      names.add(
        specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    }
  }
  return names;
}
