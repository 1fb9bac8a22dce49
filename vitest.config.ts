import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import { defineConfig, defineProject } from 'vitest/config';

/** One project per kind of test (docs/testing.md); `vitest run --project NAME` runs one. Two files at a time in each. */
function project(name: string, include: string[], timeoutMs: number, globalSetup: string[] = []) {
  return defineProject({
    // Texts are macros: whatever imports a component needs them expanded.
    plugins: [lingui(), babel({ presets: [linguiTransformerBabelPreset()] })],
    test: {
      name,
      include,
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      pool: 'forks',
      globalSetup,
      // What a condition may take to come true on a machine that has other things to do.
      expect: { poll: { timeout: timeoutMs / 4 } },
    },
  });
}

/** Builds `out/` when it is stale and makes sure that there is a browser. */
const inTheBrowser = ['tests/support/global-setup.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', ['{shared,core,renderer,electron,server,scripts,lint}/**/*.test.{ts,tsx}'], 10_000),
      project('contract', ['tests/contract/**/*.test.ts'], 20_000),
      project('migrations', ['tests/migrations/**/*.test.ts'], 30_000),
      project('integration', ['tests/integration/**/*.test.ts'], 120_000),
      project('e2e', ['tests/e2e/**/*.test.ts'], 60_000, inTheBrowser),
      project('desktop', ['tests/desktop/**/*.test.ts'], 60_000, inTheBrowser),
    ],
  },
});
