import './lib/zod-without-eval.ts';

// On its own, and only then the app: schemas are made while their modules load, in whatever order the bundler chose.
const { openWindow } = await import('./app/open-window.tsx');
await openWindow();
