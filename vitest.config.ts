import { defineConfig } from 'vitest/config';
import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';

const project = (name: string, include: string[], timeoutMs: number, extra = {}) => ({
  test: {
    name,
    include,
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    pool: 'forks' as const,
    ...extra,
  },
});

void lingui;
void babel;
export default defineConfig({
  test: {
    projects: [
      project('unit', ['{shared,core,renderer,electron,server,scripts}/**/*.test.{ts,tsx}'], 10_000),
      project('contract', ['tests/contract/**/*.test.ts'], 20_000),
      project('migrations', ['tests/migrations/**/*.test.ts'], 30_000),
      project('integration', ['tests/integration/**/*.test.ts'], 120_000),
      project('e2e', ['tests/e2e/**/*.test.ts'], 60_000),
      project('desktop', ['tests/desktop/**/*.test.ts'], 60_000),
    ],
  },
});
