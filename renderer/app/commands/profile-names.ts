import type { KeymapProfile } from './command.ts';

/** Names of other makers' programs; they are the same in every language. */
export const profileNames: Readonly<Record<KeymapProfile, string>> = {
  gmail: 'Gmail',
  outlook: 'Outlook',
  thunderbird: 'Thunderbird',
  apple: 'Apple',
};
