import type { people } from './people.ts';

/**
 * The demo mailbox as data: the life of one person with three accounts. Times are relative to the moment of loading,
 * so that it always looks lived in; core/demo resolves them.
 *
 * A moment: `-25m`, `-3h`, `-2d 14:05` (days ago), `-4b 09:10` (business days ago), `-1w:tue 19:30` (Tuesday of the
 * week before). A date within a text: `{{+3d}}` "Donnerstag, 27. November", `{{+3d weekday}}`, `{{+3d date}}`,
 * `{{+3d short}}` "27.11.", `{{+3d month}}`, `{{+3d year}}`; the same units, `+2w:sat` is the Saturday in two weeks.
 */
export type PersonKey = keyof typeof people;

export interface DemoMail {
  readonly from: PersonKey;
  /** Without it: to the account, or from the account to whom the mail before came from. */
  readonly to?: readonly PersonKey[];
  readonly cc?: readonly PersonKey[];
  readonly at: string;
  /** Indentation common to all lines is dropped. */
  readonly text: string;
  readonly isUnread?: true;
  readonly isStarred?: true;
  /** Name and size in kB. */
  readonly attachments?: readonly (readonly [name: string, kilobytes: number])[];
}

export type DemoAccount = 'work' | 'club' | 'family';

export interface DemoConversation {
  /** Stable: Message-IDs are made of it, and they are how a second load knows what is there. */
  readonly id: string;
  readonly account: DemoAccount;
  readonly language: 'de' | 'en';
  /** Where the received mails lie; one's own lie in sent. */
  readonly place: 'inbox' | 'archive' | 'spam' | 'trash';
  readonly subject: string;
  readonly mails: readonly DemoMail[];
}

/** A mail that `demo.deliver` lets arrive: the begin of a conversation, or the answer in one that is there. */
export interface DemoArrival {
  readonly id: string;
  readonly answers?: string;
  readonly account: DemoAccount;
  readonly language: 'de' | 'en';
  readonly subject: string;
  readonly mail: Omit<DemoMail, 'at' | 'isUnread'>;
}
