import { expect, test } from 'vitest';
import { appContract } from '#shared/contract/index.ts';
import { coreShell, windowShell } from '#shared/contract/shell.ts';
import { describeContract } from '#shared/rpc/describe.ts';

// The published surface. When a change to it is meant, `npm run test:contract -- -u` writes it anew and the diff is reviewed.
test('the OpenAPI description of the core is what docs/api says', async () => {
  const document = await describeContract(appContract, 'Hauspost core', '1');
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../../docs/api/core.json');
});

test('every procedure is described, with input and output', async () => {
  const document = await describeContract(appContract, 'Hauspost core', '1');
  const procedures = Object.entries(appContract).flatMap(([feature, own]) =>
    Object.keys(own).map((name) => `/${feature}/${name}`),
  );
  expect(Object.keys(document.paths ?? {}).sort()).toEqual(procedures.sort());
});

test('the shell stays small', () => {
  expect(new Set([...Object.keys(windowShell), ...Object.keys(coreShell)]).size).toBeLessThanOrEqual(20);
});

test('no window can ask for a secret', () => {
  expect(Object.keys(windowShell).filter((name) => /secret/i.test(name))).toEqual([]);
});
