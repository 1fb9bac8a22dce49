import { resolve } from 'node:path';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const repository = resolve(import.meta.dirname, '../..');

/** The gallery: `npm run ui` serves it, `vite build` with this file writes it to `out/ui`. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  plugins: [
    react(),
    lingui({ cwd: repository }),
    babel({ presets: [linguiTransformerBabelPreset(undefined, { cwd: repository })] }),
  ],
  // light-dark() and nesting reach the browser as written; the same target as the product.
  build: { outDir: resolve(repository, 'out/ui'), emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0 },
  server: { host: '127.0.0.1', fs: { allow: [repository] } },
});
