import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * For processes that run our sources in plain Node (`node --import`): a file imported with `?raw` is its text, as Vite
 * and Vitest have it.
 */
const query = '?raw';

registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.endsWith(query)) return next(specifier, context);
    const resolved = next(specifier.slice(0, -query.length), context);
    return { ...resolved, url: `${resolved.url}${query}`, shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.endsWith(query)) return next(url, context);
    const text = readFileSync(fileURLToPath(url.slice(0, -query.length)), 'utf8');
    return { format: 'module', source: `export default ${JSON.stringify(text)};`, shortCircuit: true };
  },
});
