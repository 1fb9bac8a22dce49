import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countPackages, explainFailure, isInstalled } from './install.mjs';
import { fingerprint } from './fingerprint.mjs';
import { findNode } from './pinned-node.mjs';
import { SetupError } from './setup-error.mjs';

describe('isInstalled', () => {
  let root: string;
  const stamp = () => join(root, 'node_modules', '.hauspost', 'installed');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hauspost-install-'));
    mkdirSync(join(root, 'node_modules', '.hauspost'), { recursive: true });
    mkdirSync(join(root, 'node_modules', 'node-here', 'bin'), { recursive: true });
    writeFileSync(join(root, 'package.json'), JSON.stringify({ optionalDependencies: { 'node-here': '24.0.0' } }));
    writeFileSync(join(root, 'package-lock.json'), '{"packages":{}}');
    writeFileSync(join(root, 'node_modules', 'node-here', 'bin', 'node'), '');
    writeFileSync(stamp(), `${fingerprint(root, ['package-lock.json'])} ${process.platform} ${process.arch}`);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('holds for the lockfile it was installed from', () => {
    expect(isInstalled(root)).toBe(true);
    expect(findNode(root)).toBe(join(root, 'node_modules', 'node-here', 'bin', 'node'));
  });

  test('ends with another lockfile', () => {
    writeFileSync(join(root, 'package-lock.json'), '{"packages":{"node_modules/new":{}}}');
    expect(isInstalled(root)).toBe(false);
  });

  test('does not hold for the tree of another platform', () => {
    writeFileSync(stamp(), `${fingerprint(root, ['package-lock.json'])} plan9 ${process.arch}`);
    expect(isInstalled(root)).toBe(false);
  });

  test('does not hold for an install that was broken off', () => {
    rmSync(stamp());
    expect(isInstalled(root)).toBe(false);
  });

  test('does not hold once node_modules is gone', () => {
    rmSync(join(root, 'node_modules'), { recursive: true });
    expect(isInstalled(root)).toBe(false);
  });
});

test('countPackages leaves out what is for other machines', () => {
  const kinds = {
    everywhere: {},
    'linux-x64': { os: 'linux', cpu: 'x64' },
    'linux-arm64': { os: ['linux'], cpu: ['arm64'] },
    musl: { os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    glibc: { os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
    'not-windows': { os: ['!win32'] },
    own: { link: true },
  };
  const ten = Array.from({ length: 10 }, (_, index) => index);
  const packages = Object.entries(kinds).flatMap(([name, entry]) => ten.map((index) => [`${name}-${index}`, entry]));
  const lock = { packages: { '': {}, ...(Object.fromEntries(packages) as Record<string, object>) } };
  expect(countPackages(lock, { os: 'linux', cpu: 'x64', libc: 'glibc' })).toBe(40);
  expect(countPackages(lock, { os: 'win32', cpu: 'x64', libc: '' })).toBe(10);
});

describe('explainFailure', () => {
  test('says that the registry is out of reach', () => {
    const error = explainFailure('npm error code ENOTFOUND\nnpm error network request to the registry failed');
    expect(error).toBeInstanceOf(SetupError);
    expect(error.words.en).toContain('cannot reach');
    expect(error.detail).toBe('');
  });

  test('says that the disk is full', () => {
    expect(explainFailure('npm error ENOSPC: no space left on device').words.de).toContain('Platz');
  });

  test('shows what npm said where it knows no better', () => {
    expect(explainFailure('npm error something new').detail).toBe('npm error something new');
  });
});
