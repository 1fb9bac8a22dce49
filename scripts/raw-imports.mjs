// Lets Node run our sources unbuilt: `node --import ./scripts/raw-imports.mjs FILE`. Types are stripped by Node itself;
// what is left is Vite's `?raw`, the text of a file as a module. Worker threads and forks inherit the flag.

import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('?raw')) return nextLoad(url, context);
    const text = readFileSync(fileURLToPath(url.slice(0, -'?raw'.length)), 'utf8');
    return { format: 'module', shortCircuit: true, source: `export default ${JSON.stringify(text)};` };
  },
});
