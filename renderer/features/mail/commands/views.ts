import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  AlarmClock,
  Archive,
  Inbox,
  Mails,
  Send,
  ShieldAlert,
  Star,
  Trash2,
  UserCheck,
  type LucideIcon,
} from 'lucide-react';
import type { View } from '#shared/contract/threads.ts';

export interface ViewFace {
  readonly title: MessageDescriptor;
  readonly icon: LucideIcon;
}

export const viewFaces: Readonly<Record<View, ViewFace>> = {
  inbox: { title: msg`Inbox`, icon: Inbox },
  snoozed: { title: msg`Snoozed`, icon: AlarmClock },
  screener: { title: msg`New senders`, icon: UserCheck },
  starred: { title: msg`Starred`, icon: Star },
  sent: { title: msg`Sent`, icon: Send },
  archive: { title: msg`Archive`, icon: Archive },
  spam: { title: msg`Spam`, icon: ShieldAlert },
  trash: { title: msg`Trash`, icon: Trash2 },
  all: { title: msg`All mail`, icon: Mails },
};
