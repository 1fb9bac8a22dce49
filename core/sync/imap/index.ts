/** The door of IMAP: the only folder that imports imapflow. Store-free: plain values, a clock and a log. */
export { connectImap } from './connect.ts';
export { largestWholeBytes } from './limits.ts';
export { findQuirks, type QuirkProfile } from './quirks.ts';
export type {
  Appended,
  FlagChange,
  FolderChange,
  FolderStatus,
  GmailState,
  ImapLogin,
  ImapOptions,
  ImapServer,
  ImapSession,
  OpenFolder,
  RemoteFolder,
  RemoteState,
  UidRange,
} from './types.ts';
