import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = resolve(import.meta.dirname, '..');

/** Class names a stylesheet defines. Comments and `:global(…)` are not ours. */
function listDefined(css: string): Set<string> {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/:global\([^)]*\)/g, '');
  const selectors = [...bare.matchAll(/([^{};]+)\{/g)].map((match) => match[1] ?? '');
  const names = selectors
    .filter((selector) => !selector.trim().startsWith('@'))
    .flatMap((selector) => [...selector.matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)].map((match) => match[1] ?? ''));
  return new Set(names);
}

type Use = { source: string; styles: string; names: Set<string>; isDynamic: boolean };

/** What a component takes from a stylesheet: `classes.name`, and `classes[expression]`, which may take anything. */
function listUses(source: string): Use[] {
  const code = readFileSync(source, 'utf8');
  return [...code.matchAll(/import (\w+) from '(\.[^']*\.module\.css)'/g)].map(([, local = '', path = '']) => ({
    source,
    styles: join(dirname(source), path),
    names: new Set([...code.matchAll(new RegExp(`(?<![-/\\w])${local}\\.(\\w+)`, 'g'))].map((match) => match[1] ?? '')),
    isDynamic: new RegExp(`\\b${local}\\[`).test(code),
  }));
}

/** Words inside quotes, and keys of objects: what an indexed access may name. */
function listWords(source: string): Set<string> {
  const code = readFileSync(source, 'utf8');
  return new Set([...code.matchAll(/'([\w-]+)'|\b(\w+): /g)].map((match) => match[1] ?? match[2] ?? ''));
}

const stylesheets = globSync('**/*.module.css', { cwd: renderer }).map((path) => join(renderer, path));
const uses = globSync('**/*.{ts,tsx}', { cwd: renderer })
  .map((path) => join(renderer, path))
  .flatMap(listUses);

describe('class names', () => {
  it('finds stylesheets and their users at all', () => {
    expect(stylesheets.length).toBeGreaterThan(30);
    expect(uses.length).toBeGreaterThan(stylesheets.length - 1);
  });

  it('has every class a component names', () => {
    const missing = uses.flatMap(({ source, styles, names }) => {
      const defined = listDefined(readFileSync(styles, 'utf8'));
      return [...names].filter((name) => !defined.has(name)).map((name) => `${source}: ${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('uses every class a stylesheet defines', () => {
    const unused = stylesheets.flatMap((styles) => {
      const users = uses.filter((use) => use.styles === styles);
      const used = new Set(users.flatMap((use) => [...use.names, ...(use.isDynamic ? listWords(use.source) : [])]));
      return [...listDefined(readFileSync(styles, 'utf8'))]
        .filter((name) => !used.has(name))
        .map((name) => `${styles}: ${name}`);
    });
    expect(unused).toEqual([]);
  });

  it('keeps every part inside its layer', () => {
    const loose = stylesheets.filter((styles) => !/@layer (parts|features) \{/.test(readFileSync(styles, 'utf8')));
    expect(loose).toEqual([]);
  });
});
