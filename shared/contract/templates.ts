import { z } from 'zod';
import { command, nothing, query } from './define.ts';
import { instant, longText, shortText, templateId, undoable } from './values.ts';

const fields = z.strictObject({
  name: z.string().min(1).max(100),
  /** May hold the same variables; empty leaves the subject of the draft alone. */
  subject: shortText,
  text: longText,
  /** As the editor wrote it; `null` for one in plain text. */
  html: z.string().max(500_000).nullable(),
});

export const template = fields.extend({ id: templateId, changedAt: instant });
export type Template = z.infer<typeof template>;

/** Texts to be written again, with variables (shared/model/template-variables.ts). By name. */
export const templates = {
  list: query(nothing, z.array(template).max(500), 'templates'),
  create: command(fields, z.strictObject({ id: templateId })),
  update: command(fields.partial().extend({ id: templateId }), undoable),
  remove: command(z.strictObject({ id: templateId }), undoable),
};
