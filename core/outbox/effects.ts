import { appendEffect } from './append-effect.ts';
import type { Effects } from './effect.ts';
import { flagEffect } from './flag-effect.ts';
import { createEffect, removeEffect, renameEffect } from './folder-effects.ts';
import { moveEffect } from './move-effect.ts';

/** What the outbox can do. A kind is never renamed: rows of older versions name it. */
export const mailEffects: Effects = {
  'mail.flag': flagEffect,
  'mail.move': moveEffect,
  'mail.append': appendEffect,
  'folder.create': createEffect,
  'folder.rename': renameEffect,
  'folder.remove': removeEffect,
};
