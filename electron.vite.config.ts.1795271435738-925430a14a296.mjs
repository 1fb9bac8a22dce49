import 'node:module';
import babel from '@rolldown/plugin-babel';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
var electron_vite_config_default = defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'electron/main/index.ts',
          core: 'core/process.ts',
          'query.worker': 'core/workers/query.worker.ts',
          web: 'server/web/main.ts',
        },
        external: ['better-sqlite3-multiple-ciphers', 'sqlite-vec', '@napi-rs/keyring', '@node-rs/argon2'],
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'electron/preload/index.ts' },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
        },
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
      assetsInlineLimit: 0,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});
export { electron_vite_config_default as default };

//# sourceMappingURL=data:application/json;charset=utf-8;base64,eyJ2ZXJzaW9uIjozLCJmaWxlIjoiZWxlY3Ryb24udml0ZS5jb25maWcuanMiLCJuYW1lcyI6W10sInNvdXJjZXMiOlsiL3dvcmsvbWFpbi9lbGVjdHJvbi52aXRlLmNvbmZpZy50cyJdLCJzb3VyY2VzQ29udGVudCI6WyJpbXBvcnQgYmFiZWwgZnJvbSAnQHJvbGxkb3duL3BsdWdpbi1iYWJlbCc7XG5pbXBvcnQgeyBsaW5ndWksIGxpbmd1aVRyYW5zZm9ybWVyQmFiZWxQcmVzZXQgfSBmcm9tICdAbGluZ3VpL3ZpdGUtcGx1Z2luJztcbmltcG9ydCByZWFjdCBmcm9tICdAdml0ZWpzL3BsdWdpbi1yZWFjdCc7XG5pbXBvcnQgeyBkZWZpbmVDb25maWcgfSBmcm9tICdlbGVjdHJvbi12aXRlJztcblxuLyoqXG4gKiBOYXRpdmUgbW9kdWxlcyBjYW5ub3QgYmUgYnVuZGxlZDsgYWxsIGVsc2UgaXMsIHNvIHRoYXQgdGhlIHBhY2thZ2UgY2FycmllcyBubyBub2RlX21vZHVsZXMgYnV0IHRoZXNlLiBUaGUgbGlzdCBpc1xuICogY29tcGFyZWQgd2l0aCB3aGF0IGlzIGluc3RhbGxlZCBhbmQgd2l0aCBlbGVjdHJvbi1idWlsZGVyLnltbCBpbiB0ZXN0cy9kZXNrdG9wL3BhY2thZ2UudGVzdC50cy5cbiAqL1xuY29uc3QgbmF0aXZlTW9kdWxlcyA9IFsnYmV0dGVyLXNxbGl0ZTMtbXVsdGlwbGUtY2lwaGVycycsICdzcWxpdGUtdmVjJywgJ0BuYXBpLXJzL2tleXJpbmcnLCAnQG5vZGUtcnMvYXJnb24yJ107XG5cbmV4cG9ydCBkZWZhdWx0IGRlZmluZUNvbmZpZyh7XG4gIG1haW46IHtcbiAgICBidWlsZDoge1xuICAgICAgZXh0ZXJuYWxpemVEZXBzOiBmYWxzZSxcbiAgICAgIHJvbGxkb3duT3B0aW9uczoge1xuICAgICAgICBpbnB1dDoge1xuICAgICAgICAgIGluZGV4OiAnZWxlY3Ryb24vbWFpbi9pbmRleC50cycsXG4gICAgICAgICAgY29yZTogJ2NvcmUvcHJvY2Vzcy50cycsXG4gICAgICAgICAgJ3F1ZXJ5Lndvcmtlcic6ICdjb3JlL3dvcmtlcnMvcXVlcnkud29ya2VyLnRzJyxcbiAgICAgICAgICB3ZWI6ICdzZXJ2ZXIvd2ViL21haW4udHMnLFxuICAgICAgICB9LFxuICAgICAgICBleHRlcm5hbDogbmF0aXZlTW9kdWxlcyxcbiAgICAgICAgb3V0cHV0OiB7IGVudHJ5RmlsZU5hbWVzOiAnW25hbWVdLmpzJywgY2h1bmtGaWxlTmFtZXM6ICdjaHVua3MvW25hbWVdLVtoYXNoXS5qcycgfSxcbiAgICAgIH0sXG4gICAgfSxcbiAgfSxcbiAgcHJlbG9hZDoge1xuICAgIGJ1aWxkOiB7XG4gICAgICBleHRlcm5hbGl6ZURlcHM6IGZhbHNlLFxuICAgICAgcm9sbGRvd25PcHRpb25zOiB7XG4gICAgICAgIGlucHV0OiB7IGluZGV4OiAnZWxlY3Ryb24vcHJlbG9hZC9pbmRleC50cycgfSxcbiAgICAgICAgLy8gQSBzYW5kYm94ZWQgcHJlbG9hZCBpcyBvbmUgQ29tbW9uSlMgZmlsZTogaXQgY2FuIHJlcXVpcmUgbm90aGluZyBidXQgRWxlY3Ryb24uXG4gICAgICAgIG91dHB1dDogeyBmb3JtYXQ6ICdjanMnLCBlbnRyeUZpbGVOYW1lczogJ1tuYW1lXS5janMnIH0sXG4gICAgICB9LFxuICAgIH0sXG4gIH0sXG4gIHJlbmRlcmVyOiB7XG4gICAgcm9vdDogJ3JlbmRlcmVyJyxcbiAgICBwdWJsaWNEaXI6ICdwdWJsaWMnLFxuICAgIHBsdWdpbnM6IFtyZWFjdCgpLCBsaW5ndWkoKSwgYmFiZWwoeyBwcmVzZXRzOiBbbGluZ3VpVHJhbnNmb3JtZXJCYWJlbFByZXNldCgpXSB9KV0sXG4gICAgYnVpbGQ6IHtcbiAgICAgIG91dERpcjogJ291dC9yZW5kZXJlcicsXG4gICAgICBlbXB0eU91dERpcjogdHJ1ZSxcbiAgICAgIG1pbmlmeTogdHJ1ZSxcbiAgICAgIC8vIFRoZSBwb2xpY3kgYWxsb3dzIG5vIGZvbnQgb3Igc2NyaXB0IGZyb20gYSBkYXRhOiBhZGRyZXNzLlxuICAgICAgYXNzZXRzSW5saW5lTGltaXQ6IDAsXG4gICAgICByb2xsZG93bk9wdGlvbnM6IHsgaW5wdXQ6ICdyZW5kZXJlci9pbmRleC5odG1sJyB9LFxuICAgIH0sXG4gIH0sXG59KTtcbiJdLCJtYXBwaW5ncyI6Ijs7Ozs7QUFXQSxJQUFBLCtCQUFlLGFBQWE7Q0FDMUIsTUFBTSxFQUNKLE9BQU87RUFDTCxpQkFBaUI7RUFDakIsaUJBQWlCO0dBQ2YsT0FBTztJQUNMLE9BQU87SUFDUCxNQUFNO0lBQ04sZ0JBQWdCO0lBQ2hCLEtBQUs7R0FDUDtHQUNBLFVBQVU7SUFiSztJQUFtQztJQUFjO0lBQW9CO0dBYTFFO0dBQ1YsUUFBUTtJQUFFLGdCQUFnQjtJQUFhLGdCQUFnQjtHQUEwQjtFQUNuRjtDQUNGLEVBQ0Y7Q0FDQSxTQUFTLEVBQ1AsT0FBTztFQUNMLGlCQUFpQjtFQUNqQixpQkFBaUI7R0FDZixPQUFPLEVBQUUsT0FBTyw0QkFBNEI7R0FFNUMsUUFBUTtJQUFFLFFBQVE7SUFBTyxnQkFBZ0I7R0FBYTtFQUN4RDtDQUNGLEVBQ0Y7Q0FDQSxVQUFVO0VBQ1IsTUFBTTtFQUNOLFdBQVc7RUFDWCxTQUFTO0dBQUMsTUFBTTtHQUFHLE9BQU87R0FBRyxNQUFNLEVBQUUsU0FBUyxDQUFDLDZCQUE2QixDQUFDLEVBQUUsQ0FBQztFQUFDO0VBQ2pGLE9BQU87R0FDTCxRQUFRO0dBQ1IsYUFBYTtHQUNiLFFBQVE7R0FFUixtQkFBbUI7R0FDbkIsaUJBQWlCLEVBQUUsT0FBTyxzQkFBc0I7RUFDbEQ7Q0FDRjtBQUNGLENBQUMifQ==
