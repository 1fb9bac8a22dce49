import { z } from 'zod';
import { changesOf, command, nothing, query } from './define.ts';
import { notifyOutcome } from './shell.ts';
import { accountId, mailboxId } from './values.ts';

const minuteOfDay = z.number().int().min(0).max(1_439);
const chord = z.string().min(1).max(40);
const px = z.number().int().min(40).max(4_000).nullable();

/** Every setting with its default: the schema is the list. An unknown or broken stored value falls back to the default. */
export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'de', 'en']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  contrast: z.enum(['system', 'normal', 'high']).default('system'),
  density: z.enum(['comfortable', 'default', 'compact']).default('comfortable'),
  motion: z.enum(['system', 'reduced']).default('system'),
  /** Lists message by message. */
  flatList: z.boolean().default(false),
  /** Folders the user wants on top, in their order. */
  favouriteFolders: z.array(mailboxId).max(100).default([]),
  readingPane: z.enum(['right', 'below', 'off']).default('right'),
  markReadAfterMs: z.number().int().min(0).max(60_000).nullable().default(500),
  afterTriage: z.enum(['next', 'previous', 'list']).default('next'),
  /** Pictures of a mail that lie elsewhere: asked about, never shown, or shown of contacts who are authenticated. */
  remoteImages: z.enum(['ask', 'never', 'contacts']).default('ask'),
  /** Mail is shown as text wherever it has one that can be read. */
  prefersPlainText: z.boolean().default(false),
  /** How long a mail that was sent can still be called back. */
  undoSendMs: z.number().int().min(0).max(120_000).default(5_000),
  /** How new mails and answers begin; each can be changed by itself. */
  composeFormat: z.enum(['rich', 'plain']).default('rich'),
  keymap: z.enum(['gmail', 'outlook', 'thunderbird', 'apple']).default('gmail'),
  /** The user's own keys, by command id; they win over the profile. An empty list unbinds. */
  ownKeys: z
    .record(z.string().max(60), z.array(chord).max(4))
    .refine((keys) => Object.keys(keys).length <= 500)
    .default({}),
  notifications: z.boolean().default(true),
  notificationPreview: z.boolean().default(true),
  /** Of everybody whose mail stands in the inbox, or of important people alone. */
  notifyAbout: z.enum(['everybody', 'important']).default('everybody'),
  /** Folders beside the inbox whose new mail is told. */
  notifyFolders: z.array(mailboxId).max(200).default([]),
  /** Accounts whose mail comes without a word. */
  silentAccounts: z.array(accountId).max(200).default([]),
  /** Minutes after midnight between which nothing is told; over midnight where `from` is the later one. */
  quietHours: z.strictObject({ from: minuteOfDay, to: minuteOfDay }).nullable().default(null),
  closeToTray: z.boolean().default(true),
  onboarded: z.boolean().default(false),
  /** How the user left the panes, in pixels; `null` is the drawn size. */
  panes: z
    .strictObject({
      sidebar: px,
      list: px,
      /** The list beside the rail, and above the reader. */
      listByRail: px,
      listAbove: px,
      isSidebarCollapsed: z.boolean(),
    })
    .default({ sidebar: null, list: null, listByRail: null, listAbove: null, isSidebarCollapsed: false }),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settings = {
  get: query(nothing, settingsSchema, 'settings'),
  set: command(changesOf(settingsSchema), settingsSchema),
  /** Shows a notification now, so that the user sees whether the system lets it through. */
  testNotification: command(nothing, notifyOutcome),
};
