import babel from '@rolldown/plugin-babel';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Native modules cannot be bundled; all else is, so that the package carries no node_modules but these. The list is
 * compared with what is installed and with electron-builder.yml in tests/desktop/package.test.ts.
 */
const nativeModules = ['better-sqlite3-multiple-ciphers', 'sqlite-vec', '@napi-rs/keyring', '@node-rs/argon2'];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'electron/main/index.ts',
          core: 'core/process.ts',
          'query.worker': 'core/workers/query.worker.ts',
          'parse.worker': 'core/workers/parse.worker.ts',
          'raw.worker': 'core/workers/raw.worker.ts',
          web: 'server/web/main.ts',
        },
        external: nativeModules,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'electron/preload/index.ts' },
        // A sandboxed preload is one CommonJS file: it can require nothing but Electron.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    publicDir: 'public',
    plugins: [react(), lingui(), babel({ presets: [linguiTransformerBabelPreset()] })],
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      minify: true,
      // The policy allows no font or script from a data: address.
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});
