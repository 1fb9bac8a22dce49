import { z } from 'zod';
import { changesOf, command, done, nothing, query, stream } from './define.ts';
import { shortText } from './values.ts';

/**
 * What a host does for its windows and for the core. A shell declares what it has; callers read `capabilities`
 * instead of calling a stub. Kept under 20 methods: a feature belongs into the core, not here.
 */
export const capability = z.enum([
  'secrets',
  'notifications',
  'badge',
  'tray',
  'nativeMenu',
  'autostart',
  'mailLinks',
  'windowControls',
  'saveFiles',
]);
export type Capability = z.infer<typeof capability>;

export const shellInfo = z.strictObject({
  host: z.enum(['desktop', 'web']),
  platform: z.enum(['linux', 'darwin', 'win32', 'other']),
  version: z.string().max(40),
  capabilities: z.array(capability),
  /** The system's language, as a BCP 47 tag. */
  locale: z.string().max(40),
});
export type ShellInfo = z.infer<typeof shellInfo>;

export const menuItem = z.strictObject({
  /** A command of the registry; the shell sends it back as `command` when chosen. */
  id: z.string().max(60),
  title: z.string().max(100),
  /** Electron's accelerator syntax, shown beside the title; the renderer's keymap stays the one that acts. */
  accelerator: z.string().max(40).nullable(),
  isEnabled: z.boolean(),
});
export const menuGroup = z.strictObject({
  role: z.enum(['file', 'edit', 'view', 'go', 'mail', 'help']),
  title: z.string().max(60),
  items: z.array(menuItem).max(60),
});
export type MenuGroup = z.infer<typeof menuGroup>;

/** Facts, not sentences: the shell words them in the user's language. A hidden preview leaves both texts `null`. */
export const notification = z.strictObject({
  id: z.string().max(64),
  /** `newMails` stands for several conversations at once, `woken` for one that slept. */
  kind: z.enum(['newMail', 'newMails', 'woken', 'selfTest']),
  count: z.number().int().min(1),
  from: shortText.nullable(),
  subject: shortText.nullable(),
  actions: z.array(z.enum(['archive', 'reply', 'markRead'])).max(4),
});
export type ShellNotification = z.infer<typeof notification>;

/**
 * What the system answered: `shown`; `accepted`, it took the notification and said nothing more; `unsupported`, there is
 * nobody to show one; `failed` with the system's own words.
 */
export const notifyOutcome = z.strictObject({
  outcome: z.enum(['shown', 'accepted', 'unsupported', 'failed']),
  reason: shortText.nullable(),
});
export type NotifyOutcome = z.infer<typeof notifyOutcome>;

export const shellEvent = z.discriminatedUnion('type', [
  /** A native menu or tray item was chosen. */
  z.strictObject({ type: z.literal('command'), commandId: z.string().max(60) }),
  z.strictObject({ type: z.literal('notification'), id: z.string().max(64), actionId: z.string().max(40).nullable() }),
  /** A mailto: or hauspost: link was opened; already checked by `parseDeepLink`. */
  z.strictObject({ type: z.literal('link'), url: z.string().max(8_192) }),
  z.strictObject({ type: z.literal('resumed') }),
]);
export type ShellEvent = z.infer<typeof shellEvent>;

/** What is needed before the database opens; kept by the shell in a small file of its own. */
export const shellPrefs = z.strictObject({
  language: z.enum(['system', 'de', 'en']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  contrast: z.enum(['system', 'normal', 'high']).default('system'),
  closeToTray: z.boolean().default(true),
});
export type ShellPrefs = z.infer<typeof shellPrefs>;

const secretName = z.string().min(1).max(200);

/** What a window may ask of its host. */
export const windowShell = {
  info: query(nothing, shellInfo),
  prefs: query(nothing, shellPrefs),
  setPrefs: command(changesOf(shellPrefs), shellPrefs),
  events: stream(nothing, shellEvent),
  /** http, https and mailto only; anything else is `not-allowed`. */
  openLink: command(z.strictObject({ url: z.string().max(8_192) }), done),
  setMenu: command(z.strictObject({ groups: z.array(menuGroup).max(12), tray: z.array(menuItem).max(12) }), done),
  autostart: query(nothing, z.strictObject({ isOn: z.boolean() })),
  setAutostart: command(z.strictObject({ isOn: z.boolean() }), done),
  mailLinks: query(nothing, z.strictObject({ isDefault: z.boolean() })),
  setMailLinks: command(z.strictObject({ isDefault: z.boolean() }), done),
  /** Asks where files go: one by its name, several into a folder. `null`: the user changed their mind. */
  saveBegin: command(
    z.strictObject({ names: z.array(shortText.min(1)).min(1).max(200) }),
    z.strictObject({ saving: z.string().max(64).nullable() }),
  ),
  /** The next bytes of one of them. Nothing that lies there is written over unasked. */
  savePiece: command(
    z.strictObject({
      saving: z.string().max(64),
      index: z.number().int().min(0).max(199),
      base64: z.string().max(1_400_000),
      isLast: z.boolean(),
    }),
    done,
  ),
  /** What was not whole by then is taken away again. */
  saveEnd: command(z.strictObject({ saving: z.string().max(64) }), done),
  /** The window this call came from. */
  window: command(
    z.strictObject({
      action: z.enum(['new', 'close', 'minimize', 'toggleMaximize', 'focus']),
      /** What a new one shows: a draft to be written on. */
      at: z
        .string()
        .regex(/^#\/compose\/[\w-]{1,64}$/)
        .optional(),
    }),
    done,
  ),
};
export type WindowShell = typeof windowShell;

/** What the core may ask of its host. Secrets are here and only here: no window can read one. */
export const coreShell = {
  info: query(nothing, shellInfo),
  events: stream(nothing, shellEvent),
  notify: command(notification, notifyOutcome),
  setBadge: command(z.strictObject({ unread: z.number().int().min(0) }), done),
  /** `unavailable` when there is no keyring or it does not answer. */
  secretGet: query(z.strictObject({ name: secretName }), z.strictObject({ value: z.string().max(10_000).nullable() })),
  secretSet: command(z.strictObject({ name: secretName, value: z.string().max(10_000) }), done),
  secretDelete: command(z.strictObject({ name: secretName }), done),
};
export type CoreShell = typeof coreShell;
