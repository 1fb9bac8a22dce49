/// <reference path="./packed-mail.d.ts" />
import { brotliDecompressSync } from 'node:zlib';
import type { DemoAccount } from '#resources/demo/format.ts';
import type { MailboxRole } from '../db/tables/mail.ts';

export type DemoAccountKey = DemoAccount | 'feldkamp';

/** A mail of the demo, whole but for its dates: `fillMail` puts those in. Made by scripts/make-demo.ts. */
export interface DemoEntry {
  readonly account: DemoAccountKey;
  readonly place: MailboxRole;
  readonly language: 'de' | 'en';
  /** A moment of ours (resources/demo/format.ts), or an instant that moves by whole weeks. */
  readonly at: string | number;
  /** Of an instant: in which zone its date was written. */
  readonly zone?: string;
  /** Maildir's letters. */
  readonly flags: string;
  readonly raw: string;
}

export type DemoArrivalEntry = Pick<DemoEntry, 'language' | 'raw'> & { readonly account: DemoAccount };

export interface DemoArchive {
  readonly entries: readonly DemoEntry[];
  readonly arrivals: readonly DemoArrivalEntry[];
}

let archive: Promise<DemoArchive> | null = null;

/** Only who opens the demo reads it. */
export function readArchive(): Promise<DemoArchive> {
  archive ??= import('#resources/demo/mail.b64?raw').then(
    ({ default: packed }) => JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString()) as DemoArchive,
  );
  return archive;
}
