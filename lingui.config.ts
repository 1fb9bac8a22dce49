import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** Texts are written in English in the code; German stands beside it in the catalog and is just as complete. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de'],
  catalogs: [
    { path: '<rootDir>/renderer/locales/{locale}', include: ['<rootDir>/renderer'], exclude: ['**/*.test.*'] },
  ],
  format: formatter({ lineNumbers: false }),
});
