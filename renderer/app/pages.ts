import { AttachmentsPage, PreviewDialog } from '../features/attachments/index.ts';
import { DemoNotice } from '../features/demo/index.ts';
import { DraftDesk, DraftEditor, DraftList, NewMailButton } from '../features/drafts/index.ts';
import {
  FolderDialog,
  FolderNav,
  MailList,
  MailNav,
  MailReader,
  ReaderDialogs,
  TriageDialogs,
  useWindowLife,
} from '../features/mail/index.ts';
import { lazyPart } from '../lib/lazy-part.tsx';
import type { TwoPanePage } from './layout/slots.ts';

/** Which feature fills which place of the frame. A new page is one line here. */
export const twoPanePages: Readonly<Record<'mail' | 'drafts', TwoPanePage>> = {
  mail: { List: MailList, Reader: MailReader },
  drafts: { List: DraftList, Reader: DraftEditor },
};

export const SettingsPage = lazyPart(async () => (await import('../features/settings/index.ts')).SettingsPage);
export const WelcomePage = lazyPart(async () => (await import('../features/onboarding/index.ts')).WelcomePage);

/** Lines above the panes. */
export const FrameNotices = DemoNotice;

export {
  AttachmentsPage,
  DraftDesk,
  FolderDialog,
  FolderNav,
  MailNav,
  NewMailButton,
  PreviewDialog,
  ReaderDialogs,
  TriageDialogs,
  useWindowLife,
};
