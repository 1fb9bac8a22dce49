import { settingsSchema, type Settings } from '#shared/contract/settings.ts';
import type { ReadDb } from '../context.ts';
import { settings } from '../db/tables/house.ts';

const fields = Object.entries(settingsSchema.shape);

/** All settings. A value that is unknown to this version or out of shape falls back alone, the others stand. */
export function readSettings(read: ReadDb): Settings {
  const stored = new Map(read.select({ key: settings.key, value: settings.value }).from(settings).all().map(asEntry));
  const values = fields.map(([key, field]) => {
    const parsed = stored.has(key) ? field.safeParse(stored.get(key)) : field.safeParse(undefined);
    return [key, parsed.success ? parsed.data : field.parse(undefined)];
  });
  return Object.fromEntries(values) as Settings;
}

function asEntry({ key, value }: { key: string; value: unknown }): [string, unknown] {
  return [key, value];
}
