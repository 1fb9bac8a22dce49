import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { AuditEntry } from '#shared/contract/profile.ts';
import { settingFaces } from '../../../app/settings-index.ts';

/** What was done, as a sentence. An action that has none yet shows its own name: nothing is left out. */
export function describeEntry(entry: AuditEntry): string {
  const describe = sentences[entry.action];
  return describe ? i18n._(describe(entry)) : entry.action;
}

export function describeActor(entry: AuditEntry): MessageDescriptor {
  switch (entry.actor.kind) {
    case 'user':
      return msg`You`;
    case 'rule':
      return msg`Rule`;
    case 'agent':
      return msg`Agent`;
    case 'sync':
      return msg`Sync`;
    case 'system':
      return msg`Hauspost`;
  }
}

type Sentence = (entry: AuditEntry) => MessageDescriptor;

const sentences: Readonly<Record<string, Sentence>> = {
  'threads.move': ({ count }) => msg`${plural(count, { one: '# conversation moved', other: '# conversations moved' })}`,
  'threads.setRead': ({ count }) =>
    msg`${plural(count, { one: '# conversation marked read or unread', other: '# conversations marked read or unread' })}`,
  'threads.setStarred': ({ count }) =>
    msg`${plural(count, { one: 'Star of # conversation changed', other: 'Stars of # conversations changed' })}`,
  'drafts.create': () => msg`Draft begun`,
  'drafts.save': () => msg`Draft saved`,
  'drafts.discard': () => msg`Draft discarded`,
  'accounts.add': () => msg`Account added`,
  'accounts.update': () => msg`Account changed`,
  'accounts.remove': () => msg`Account removed`,
  'accounts.purge': () => msg`Rest of a removed account deleted`,
  'demo.open': () => msg`Demo mailbox opened`,
  'demo.load': ({ count }) => msg`${plural(count, { one: '# demo item loaded', other: '# demo items loaded' })}`,
  'demo.close': () => msg`Demo mailbox closed`,
  'demo.deliver': () => msg`Demo mail delivered`,
  'settings.set': ({ ids }) => describeSettings(ids),
  'undo.run': () => msg`Undone`,
  'jobs.plan': () => msg`Background work planned`,
  'jobs.resume': () => msg`Background work taken up again`,
  'jobs.claim': () => msg`Background work begun`,
  'jobs.settle': () => msg`Background work finished`,
  'jobs.cancel': () => msg`Background work cancelled`,
  'profile.revealRecoveryCode': () => msg`Recovery code shown`,
  'profile.changePassphrase': () => msg`Passphrase changed`,
  'profile.backupNow': () => msg`Backup made`,
  'profile.backup': () => msg`Daily backup made`,
  'house.prune': () => msg`Old entries tidied up`,
};

/** The settings' own keys in the contract, and the row that shows each. */
const rowOfSetting: Readonly<Record<string, string>> = {
  theme: 'theme',
  contrast: 'contrast',
  density: 'density',
  motion: 'motion',
  readingPane: 'reading-pane',
  markReadAfterMs: 'mark-read',
  afterTriage: 'after-triage',
  keymap: 'keymap',
  ownKeys: 'own-keys',
  notifications: 'notify',
  notificationPreview: 'notify-preview',
  closeToTray: 'close-to-tray',
  language: 'language',
};

function describeSettings(ids: readonly string[]): MessageDescriptor {
  if (ids.length === 1 && ids[0] === 'panes') return msg`Panes resized`;
  if (ids.length === 1 && ids[0] === 'onboarded') return msg`Welcome finished`;
  const names = ids.flatMap((id) => {
    const face = settingFaces.find((candidate) => candidate.id === rowOfSetting[id]);
    return face ? [i18n._(face.title)] : [];
  });
  const list = names.join(', ');
  return names.length > 0 ? msg`Setting changed: ${list}` : msg`Settings changed`;
}
