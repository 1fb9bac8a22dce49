import babel from '@rolldown/plugin-babel';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/**
 * Native modules cannot be bundled; all else is, so that the package carries no node_modules but these. The list is
 * compared with what is installed and with electron-builder.yml in tests/desktop/package.test.ts.
 */
const nativeModules = ['better-sqlite3-multiple-ciphers', 'sqlite-vec', '@napi-rs/keyring', '@node-rs/argon2'];

/**
 * The window's code is imported by a script, so that it runs after it. Named in the page as well, it is fetched along
 * with that script and not only once that one runs: a whole round sooner to the first paint.
 */
function preloadWindow(): Plugin {
  return {
    name: 'preload-window',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = new Map(Object.values(bundle).map((part) => [part.fileName, part]));
        const first = [...chunks.values()].find((part) => part.type === 'chunk' && part.name === 'open-window');
        if (!first) throw new Error('the window has no chunk of its own any more');
        const scripts = new Set<string>();
        const styles = new Set<string>();
        const visit = (fileName: string) => {
          const part = chunks.get(fileName);
          if (part?.type !== 'chunk' || scripts.has(fileName)) return;
          scripts.add(fileName);
          part.imports.forEach(visit);
          part.viteMetadata?.importedCss.forEach((file) => styles.add(file));
        };
        visit(first.fileName);
        const link = (rel: string, files: Set<string>) =>
          [...files]
            .filter((file) => !html.includes(file))
            .map((file) => ({
              tag: 'link',
              attrs: { rel, crossorigin: true, href: `./${file}` },
              injectTo: 'head' as const,
            }));
        return [...link('stylesheet', styles), ...link('modulepreload', scripts)];
      },
    },
  };
}

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
    plugins: [react(), lingui(), babel({ presets: [linguiTransformerBabelPreset()] }), preloadWindow()],
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
