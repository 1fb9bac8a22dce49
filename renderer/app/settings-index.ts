import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  ArrowLeftRight,
  Bell,
  CircleUserRound,
  DatabaseBackup,
  History,
  Inbox,
  Info,
  Keyboard,
  Languages,
  Monitor,
  Palette,
  Send,
  Shield,
  SquarePen,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { Capability } from '#shared/contract/shell.ts';
import type { SettingsSection } from '../state/route.ts';

/** What the settings hold, as words: for their own search and for the palette. No component is loaded for it. */
export interface SectionFace {
  readonly section: SettingsSection;
  readonly title: MessageDescriptor;
  readonly icon: LucideIcon;
  readonly words?: MessageDescriptor;
  /** The section is only there when the host has one of these. */
  readonly needsOneOf?: readonly Capability[];
}

export const sectionFaces: readonly SectionFace[] = [
  {
    section: 'accounts',
    title: msg`Accounts`,
    icon: CircleUserRound,
    words: msg`mail address, mailbox, password, server`,
  },
  { section: 'outgoing', title: msg`Outgoing`, icon: Send, words: msg`outbox, sent, delivery, send later, scheduled` },
  { section: 'writing', title: msg`Writing`, icon: SquarePen, words: msg`compose, editor, new mail, answer` },
  { section: 'appearance', title: msg`Appearance`, icon: Palette, words: msg`design, look, display` },
  { section: 'keyboard', title: msg`Keyboard`, icon: Keyboard, words: msg`shortcuts, keys, hotkeys` },
  { section: 'inbox', title: msg`Inbox`, icon: Inbox, words: msg`tabs, split inbox, bundles, screener, sort` },
  { section: 'senders', title: msg`Senders`, icon: Users, words: msg`block, blacklist, VIP, important people` },
  { section: 'notifications', title: msg`Notifications`, icon: Bell, words: msg`alerts, new mail` },
  { section: 'privacy', title: msg`Privacy and security`, icon: Shield, words: msg`encryption, data protection` },
  { section: 'backup', title: msg`Backup`, icon: DatabaseBackup, words: msg`copy, restore, safety` },
  {
    section: 'transfer',
    title: msg`Import and export`,
    icon: ArrowLeftRight,
    words: msg`mbox, eml, Maildir, files, move, Thunderbird`,
  },
  { section: 'activity', title: msg`Activity`, icon: History, words: msg`audit, log, history, who did what` },
  { section: 'language', title: msg`Language`, icon: Languages, words: msg`translation, date, German, English` },
  {
    section: 'system',
    title: msg`System`,
    icon: Monitor,
    words: msg`start, tray, mailto`,
    needsOneOf: ['autostart', 'mailLinks', 'tray'],
  },
  { section: 'about', title: msg`About Hauspost`, icon: Info, words: msg`version, licences, diagnostics, help` },
];

export interface SettingFace {
  /** The row's id, and the last part of its address. */
  readonly id: string;
  readonly section: SettingsSection;
  readonly title: MessageDescriptor;
  readonly words: MessageDescriptor;
  readonly needsOneOf?: readonly Capability[];
}

export const settingFaces: readonly SettingFace[] = [
  { id: 'theme', section: 'appearance', title: msg`Theme`, words: msg`dark mode, light, night, colours` },
  { id: 'contrast', section: 'appearance', title: msg`Contrast`, words: msg`high contrast, accessibility, legible` },
  { id: 'density', section: 'appearance', title: msg`Row height`, words: msg`density, compact, comfortable, spacing` },
  { id: 'motion', section: 'appearance', title: msg`Motion`, words: msg`animation, reduced, still` },
  {
    id: 'reading-pane',
    section: 'appearance',
    title: msg`Reader`,
    words: msg`reading pane, preview, right, below, off`,
  },
  { id: 'plain-text', section: 'appearance', title: msg`Mail as plain text`, words: msg`HTML, text only, simple` },
  { id: 'mark-read', section: 'appearance', title: msg`Mark as read`, words: msg`seen, unread, delay` },
  {
    id: 'after-triage',
    section: 'appearance',
    title: msg`After archiving or deleting`,
    words: msg`next, previous, advance, back to list`,
  },
  {
    id: 'compose-format',
    section: 'writing',
    title: msg`Mails begin as`,
    words: msg`plain text, formatted, HTML, rich`,
  },
  { id: 'undo-send', section: 'writing', title: msg`Time to call a mail back`, words: msg`undo send, seconds, delay` },
  {
    id: 'templates',
    section: 'writing',
    title: msg`Templates`,
    words: msg`snippets, canned answers, text blocks, variables`,
  },
  { id: 'keymap', section: 'keyboard', title: msg`Keyboard profile`, words: msg`Gmail, Outlook, Thunderbird, Apple` },
  { id: 'own-keys', section: 'keyboard', title: msg`Own keys`, words: msg`rebind, change shortcut, custom` },
  { id: 'tabs', section: 'inbox', title: msg`Tabs of the inbox`, words: msg`split inbox, sections, focused` },
  { id: 'bundles', section: 'inbox', title: msg`Bundles`, words: msg`newsletters, notifications, digest, once a day` },
  { id: 'screener', section: 'inbox', title: msg`New senders`, words: msg`screener, gatekeeper, unknown, first mail` },
  {
    id: 'important-senders',
    section: 'senders',
    title: msg`Important people`,
    words: msg`VIP, favourites, priority`,
  },
  { id: 'blocked-senders', section: 'senders', title: msg`Blocked senders`, words: msg`block, ban, blacklist, domain` },
  { id: 'notify', section: 'notifications', title: msg`Tell about new mail`, words: msg`alert, popup, sound, desktop` },
  {
    id: 'notify-preview',
    section: 'notifications',
    title: msg`Show sender and subject`,
    words: msg`preview, lock screen, private`,
  },
  {
    id: 'notify-about',
    section: 'notifications',
    title: msg`About whose mail`,
    words: msg`VIP, important people, everybody, filter`,
  },
  { id: 'notify-folders', section: 'notifications', title: msg`Folders beside the inbox`, words: msg`folder, filter` },
  { id: 'notify-accounts', section: 'notifications', title: msg`Accounts`, words: msg`silent account, mute account` },
  {
    id: 'quiet-hours',
    section: 'notifications',
    title: msg`Quiet hours`,
    words: msg`do not disturb, night, evening, weekend`,
  },
  { id: 'notify-test', section: 'notifications', title: msg`Test notification`, words: msg`try, check, does not work` },
  {
    id: 'profile-folder',
    section: 'privacy',
    title: msg`Where your mail lies`,
    words: msg`folder, path, profile, file, size`,
  },
  { id: 'encryption', section: 'privacy', title: msg`Encryption`, words: msg`key, keyring, vault, lock, cipher` },
  { id: 'passphrase', section: 'privacy', title: msg`Passphrase`, words: msg`change password, unlock` },
  {
    id: 'remote-images',
    section: 'privacy',
    title: msg`Pictures from elsewhere`,
    words: msg`remote images, load pictures, tracker, tracking pixel, external content`,
  },
  {
    id: 'recovery-code',
    section: 'privacy',
    title: msg`Recovery code`,
    words: msg`lost key, forgotten, print, emergency`,
  },
  {
    id: 'egress',
    section: 'privacy',
    title: msg`What leaves the house`,
    words: msg`telemetry, tracking, cloud, network, sent`,
  },
  { id: 'backup-now', section: 'backup', title: msg`Make a backup now`, words: msg`copy, save` },
  { id: 'backups', section: 'backup', title: msg`Backups on this computer`, words: msg`list, restore, go back` },
  { id: 'import', section: 'transfer', title: msg`Import mail`, words: msg`mbox, eml, Maildir, Thunderbird` },
  { id: 'export', section: 'transfer', title: msg`Export mail`, words: msg`save, copy, mbox, eml, archive` },
  { id: 'language', section: 'language', title: msg`Language of Hauspost`, words: msg`German, English, translation` },
  {
    id: 'autostart',
    section: 'system',
    title: msg`Start with the computer`,
    words: msg`autostart, login, boot`,
    needsOneOf: ['autostart'],
  },
  {
    id: 'mail-links',
    section: 'system',
    title: msg`Open mail links`,
    words: msg`mailto, default app, standard`,
    needsOneOf: ['mailLinks'],
  },
  {
    id: 'close-to-tray',
    section: 'system',
    title: msg`Keep running when closed`,
    words: msg`tray, background, quit, minimize`,
    needsOneOf: ['tray'],
  },
  { id: 'version', section: 'about', title: msg`Version`, words: msg`update, build, number` },
  {
    id: 'diagnostics',
    section: 'about',
    title: msg`Diagnostics`,
    words: msg`slow, statements, schema, performance, error`,
  },
  { id: 'licences', section: 'about', title: msg`Licences`, words: msg`open source, fonts, libraries, OFL` },
];

export function isOffered(face: { needsOneOf?: readonly Capability[] }, capabilities: readonly Capability[]): boolean {
  return face.needsOneOf === undefined || face.needsOneOf.some((name) => capabilities.includes(name));
}

export function faceOfSection(section: SettingsSection): SectionFace {
  const face = sectionFaces.find((candidate) => candidate.section === section);
  if (!face) throw new Error(`no settings section ${section}`);
  return face;
}
