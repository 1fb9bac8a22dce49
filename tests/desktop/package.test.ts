import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, matchesGlob } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '#tests/support/built-app.ts';

/** What the installers are told against what is built and installed. Building one needs Electron's own files. */
const config = readFileSync(join(repository, 'electron-builder.yml'), 'utf8');
const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  main: string;
  dependencies: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

/** The items of a plain list, which is all that this file has. */
function listOf(key: string): string[] {
  const block = new RegExp(`^${key}:\\n((?:  - .*\\n)+)`, 'm').exec(config)?.[1] ?? '';
  return [...block.matchAll(/^ {2}- '?(.*?)'?$/gm)].map(([, item]) => item ?? '');
}
const textOf = (key: string) => new RegExp(`^ *${key}: (.+)$`, 'm').exec(config)?.[1];
const find = (pattern: string) => globSync(pattern, { cwd: repository });

describe('native modules', () => {
  const unpacked = listOf('asarUnpack');
  const nativeModules = Object.keys(manifest.dependencies);

  test.each(unpacked)('%s matches what is installed', (pattern) => {
    expect(find(pattern)).not.toEqual([]);
  });

  test('each file of native code is kept out of the archive', () => {
    const own = [...nativeModules, ...nativeModules.map((name) => `${name}-*`)];
    const code = own.flatMap((name) => find(`node_modules/${name}/**/*.{node,so,dylib,dll}`));
    expect(code.length).toBeGreaterThanOrEqual(nativeModules.length);
    expect(code.filter((file) => !unpacked.some((pattern) => matchesGlob(file, pattern)))).toEqual([]);
  });

  test('the build leaves exactly them outside the bundles', () => {
    const imported = new Set<string>();
    for (const file of find('out/main/**/*.js')) {
      const source = readFileSync(join(repository, file), 'utf8');
      for (const [, name] of source.matchAll(/^(?:import|export) (?:[^'"]* from )?["']([^'"]+)["']/gm))
        imported.add(name ?? '');
    }
    const packages = [...imported].filter((name) => !name.startsWith('.') && !isBuiltin(name) && name !== 'electron');
    expect(packages.toSorted()).toEqual(nativeModules.toSorted());
  });

  test('what only starts the web shell stays out of the package', () => {
    const excluded = listOf('files')
      .filter((pattern) => pattern.startsWith('!'))
      .map((pattern) => pattern.slice(1));
    const isExcluded = (file: string) => excluded.some((pattern) => matchesGlob(file, pattern));
    const packed = Object.keys(manifest.optionalDependencies ?? {}).filter(
      (name) => !isExcluded(`node_modules/${name}/bin/node`),
    );
    expect(packed).toEqual([]);
  });
});

describe('the package', () => {
  test('has each file it names', () => {
    const named = [manifest.main, ...listOf('files').filter((item) => !item.startsWith('!'))];
    const keyed = ['entitlements', 'entitlementsInherit', 'icon'].map((key) => textOf(key) ?? `no ${key}`);
    expect([...named, ...keyed].filter((pattern) => find(pattern).length === 0)).toEqual([]);
  });

  test('has an icon large enough for every system', () => {
    const png = readFileSync(join(repository, textOf('icon') ?? ''));
    // IHDR: width and height at 16 and 20.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1_024, 1_024]);
  });

  test('has every icon that the tray asks for', () => {
    const names = ['tray', 'tray-unread', 'trayTemplate', 'tray-unreadTemplate', 'overlay'];
    const missing = names
      .flatMap((name) => [`${name}.png`, `${name}@2x.png`])
      .filter((file) => !existsSync(join(repository, 'resources/icons', file)));
    expect(missing).toEqual([]);
  });

  test('has a preload that is one file and requires nothing but Electron', () => {
    const source = readFileSync(join(repository, 'out/preload/index.cjs'), 'utf8');
    expect([...source.matchAll(/require\(["'](.+?)["']\)/g)].map(([, name]) => name)).toEqual(['electron']);
    expect(source).not.toMatch(/^(?:import|export) /m);
  });

  test('shuts the doors that Electron leaves open', () => {
    const fuses = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(config)?.[1] ?? '';
    const set = Object.fromEntries([...fuses.matchAll(/^ {2}(\w+): (\w+)$/gm)].map(([, name, value]) => [name, value]));
    expect(set).toEqual({
      runAsNode: 'false',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableCookieEncryption: 'true',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      grantFileProtocolExtraPrivileges: 'false',
    });
  });
});
