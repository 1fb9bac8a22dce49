import type { ComponentType } from 'react';
import { lazyPart } from '../../lib/lazy-part.tsx';
import type { SettingsSection } from '../../state/route.ts';
import { AccountSettings } from '../accounts/index.ts';
import { InboxSection } from '../inbox-splits/index.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { BackupSection } from './backup-section.tsx';
import { LanguageSection } from './language-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { PrivacySection } from './privacy/privacy-section.tsx';
import { TransferSection } from '../transfer/index.ts';
import { SystemSection } from './system-section.tsx';

const contents: Readonly<Record<SettingsSection, ComponentType>> = {
  accounts: AccountSettings,
  outgoing: lazyPart(async () => (await import('../outgoing/index.ts')).OutgoingSection),
  writing: lazyPart(async () => (await import('./writing-section.tsx')).WritingSection),
  appearance: AppearanceSection,
  keyboard: lazyPart(async () => (await import('./keyboard/keyboard-section.tsx')).KeyboardSection),
  inbox: InboxSection,
  senders: lazyPart(async () => (await import('../senders/index.ts')).SendersSection),
  notifications: NotificationsSection,
  privacy: PrivacySection,
  backup: BackupSection,
  transfer: TransferSection,
  activity: lazyPart(async () => (await import('./activity/activity-section.tsx')).ActivitySection),
  language: LanguageSection,
  system: SystemSection,
  about: lazyPart(async () => (await import('./about/about-section.tsx')).AboutSection),
};

export function SectionContent({ section }: { section: SettingsSection }) {
  const Content = contents[section];
  return <Content />;
}
