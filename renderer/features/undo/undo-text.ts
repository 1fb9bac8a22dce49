import { plural, t } from '@lingui/core/macro';

/** What was done, in words, by the label that the core keeps with the way back. */
export function describeUndo(label: string, count: number): string {
  switch (label) {
    case 'threads.archive':
      return plural(count, { one: '# conversation archived', other: '# conversations archived' });
    case 'threads.trash':
      return plural(count, { one: '# conversation moved to the trash', other: '# conversations moved to the trash' });
    case 'threads.spam':
      return plural(count, { one: '# conversation marked as spam', other: '# conversations marked as spam' });
    case 'threads.inbox':
      return plural(count, { one: '# conversation moved to the inbox', other: '# conversations moved to the inbox' });
    case 'threads.read':
      return plural(count, { one: '# conversation marked as read', other: '# conversations marked as read' });
    case 'threads.unread':
      return plural(count, { one: '# conversation marked as unread', other: '# conversations marked as unread' });
    case 'threads.star':
      return plural(count, { one: '# conversation starred', other: '# conversations starred' });
    case 'threads.unstar':
      return plural(count, { one: 'Star taken from # conversation', other: 'Star taken from # conversations' });
    case 'threads.moveTo':
      return plural(count, { one: '# conversation moved', other: '# conversations moved' });
    case 'threads.label':
      return plural(count, { one: '# conversation labelled', other: '# conversations labelled' });
    case 'threads.unlabel':
      return plural(count, { one: 'Label taken from # conversation', other: 'Label taken from # conversations' });
    case 'threads.mute':
      return plural(count, { one: '# conversation muted', other: '# conversations muted' });
    case 'threads.unmute':
      return plural(count, { one: '# conversation no longer muted', other: '# conversations no longer muted' });
    case 'threads.snooze':
      return plural(count, { one: '# conversation snoozed', other: '# conversations snoozed' });
    case 'threads.unsnooze':
      return plural(count, { one: '# conversation no longer snoozed', other: '# conversations no longer snoozed' });
    case 'threads.pin':
      return plural(count, { one: '# conversation pinned', other: '# conversations pinned' });
    case 'threads.unpin':
      return plural(count, { one: '# conversation no longer pinned', other: '# conversations no longer pinned' });
    case 'senders.block':
      return plural(count, { one: '# sender blocked', other: '# senders blocked' });
    case 'senders.forget':
      return t`Decision about a sender forgotten`;
    case 'senders.letIn':
      return plural(count, { one: '# sender let in', other: '# senders let in' });
    case 'senders.later':
      return plural(count, { one: 'Decision about # sender put off', other: 'Decision about # senders put off' });
    case 'senders.vip':
      return plural(count, { one: '# sender marked as important', other: '# senders marked as important' });
    case 'senders.unvip':
      return plural(count, { one: '# sender no longer important', other: '# senders no longer important' });
    case 'splits.save':
      return t`Tabs of the inbox changed`;
    case 'threads.split':
      return t`Conversation parted`;
    case 'threads.merge':
      return t`Conversations joined`;
    case 'contacts.rename':
      return t`Contact renamed`;
    case 'contacts.hide':
      return t`Contact hidden`;
    case 'trust.accept':
      return t`Sender accepted`;
    case 'trust.doubt':
      return t`Sender no longer accepted`;
    case 'mailboxes.rename':
      return t`Folder renamed`;
    case 'mailboxes.remove':
      return t`Folder removed`;
    case 'mailboxes.setRole':
    case 'mailboxes.setSynced':
      return t`Folder changed`;
    case 'remoteContent.allow':
      return t`Pictures of this sender allowed`;
    case 'remoteContent.forget':
      return t`Pictures of a sender no longer allowed`;
    case 'templates.update':
      return t`Template changed`;
    case 'templates.remove':
      return t`Template removed`;
    case 'followUps.reschedule':
      return t`Reminder moved`;
    case 'followUps.remove':
      return t`Reminder removed`;
    case 'drafts.discard':
      return t`Draft discarded`;
    case 'drafts.detach':
      return t`Attachment removed`;
    case 'drafts.restore':
      return t`Earlier version brought back`;
    case 'accounts.update':
      return t`Account changed`;
    case 'accounts.remove':
      return t`Account removed`;
    case 'accounts.enable':
      return t`Account switched on`;
    case 'accounts.disable':
      return t`Account switched off`;
    case 'identities.update':
      return t`Sender changed`;
    case 'identities.remove':
      return t`Sender removed`;
    case 'identities.makeFirst':
      return t`Sender of new mails changed`;
    case 'demo.close':
      return t`Demo mailbox closed`;
    default:
      return t`Change made`;
  }
}
