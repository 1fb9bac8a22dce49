import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { AuditEntry } from '#shared/contract/profile.ts';
import { settingFaces } from '../../../app/settings-index.ts';

/** What was done, as a sentence. An action that has none yet shows its own name: nothing is left out. */
export function describeEntry(entry: AuditEntry): string {
  const describe = sentences[entry.action] ?? families[entry.action.split('.')[0] ?? ''];
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
  'threads.moveTo': ({ count }) =>
    msg`${plural(count, { one: '# conversation moved', other: '# conversations moved' })}`,
  'threads.setLabel': ({ count }) =>
    msg`${plural(count, { one: 'Label of # conversation changed', other: 'Labels of # conversations changed' })}`,
  'threads.setMuted': ({ count }) =>
    msg`${plural(count, { one: '# conversation muted or unmuted', other: '# conversations muted or unmuted' })}`,
  'threads.setPinned': ({ count }) =>
    msg`${plural(count, { one: '# conversation pinned or unpinned', other: '# conversations pinned or unpinned' })}`,
  'snooze.set': ({ count }) =>
    msg`${plural(count, { one: '# conversation snoozed', other: '# conversations snoozed' })}`,
  'snooze.end': ({ count }) =>
    msg`${plural(count, { one: '# conversation no longer snoozed', other: '# conversations no longer snoozed' })}`,
  'snooze.wake': ({ count }) =>
    msg`${plural(count, { one: '# snoozed conversation came back', other: '# snoozed conversations came back' })}`,
  'senders.block': () => msg`Senders blocked`,
  'senders.forget': () => msg`Decision about a sender forgotten`,
  'senders.letIn': () => msg`New sender let in or put off`,
  'senders.setVip': () => msg`Important senders changed`,
  'senders.setScreener': () => msg`Screening of new senders switched on or off`,
  'threads.split': () => msg`Conversation parted`,
  'threads.merge': () => msg`Conversations joined`,
  'sync.store': ({ count }) =>
    msg`${plural(count, { one: '# conversation received', other: '# conversations received' })}`,
  'contacts.rename': () => msg`Contact renamed`,
  'contacts.hide': () => msg`Contact hidden`,
  'messages.purge': () => msg`Mails deleted that have been gone from the server for long`,
  'raw.tidy': () => msg`Raw mail nobody names any more deleted`,
  'drafts.begin': () => msg`Answer begun`,
  'drafts.attach': () => msg`File attached`,
  'drafts.detach': () => msg`Attachment removed`,
  'drafts.restore': () => msg`Earlier version brought back`,
  'drafts.send': () => msg`Mail sent off`,
  'deliveries.cancel': () => msg`Mail called back`,
  'accounts.relogin': () => msg`Signed in again`,
  'accounts.pinCertificate': () => msg`Certificate trusted`,
  'accounts.setOauthClient': () => msg`Client id changed`,
  'accounts.setEnabled': () => msg`Account switched on or off`,
  'transfer.import': ({ count }) =>
    msg`${plural(count, { one: '# conversation imported', other: '# conversations imported' })}`,
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

/** What the engine does step by step; each step is one entry. */
const families: Readonly<Record<string, Sentence>> = {
  sync: () => msg`Mailbox compared with the server`,
  outbox: () => msg`Change told to the server`,
  deliveries: () => msg`Mail on its way`,
  drafts: () => msg`Draft saved`,
  identities: () => msg`Senders changed`,
  mailboxes: () => msg`Folders changed`,
  transfer: () => msg`Mail imported or exported`,
  accounts: () => msg`Account changed`,
  threads: () => msg`Conversations put in order`,
  inboxSplits: () => msg`Tabs of the inbox changed`,
  inbox: () => msg`Inbox sorted anew`,
  bundles: () => msg`Bundles of the inbox changed`,
  raw: () => msg`Raw mail put in order`,
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
