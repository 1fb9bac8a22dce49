import type { Effects } from '../outbox/effect.ts';
import { fileEffect, lookEffect, markEffect } from './delivery-effects.ts';
import { draftPutEffect, draftRemoveEffect } from './draft-effects.ts';

/** What writing and sending ask of the outbox. A kind is never renamed: rows of older versions name it. */
export const composeEffects: Effects = {
  'draft.put': draftPutEffect,
  'draft.remove': draftRemoveEffect,
  'delivery.file': fileEffect,
  'delivery.look': lookEffect,
  'delivery.mark': markEffect,
};
