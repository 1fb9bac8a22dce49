import { plural, t } from '@lingui/core/macro';
import type { SendWarning } from '#shared/contract/drafts.ts';

/** What is worth a second look, as one sentence. */
export function describeWarning({ kind, texts }: SendWarning, list: (items: readonly string[]) => string): string {
  const people = list(texts.slice(0, 5));
  const count = texts.length;
  switch (kind) {
    case 'external':
      return plural(count, {
        one: `Outside your house: ${people}. The others are inside.`,
        other: `# are outside your house: ${people}. The others are inside.`,
      });
    case 'firstTime':
      return t`You have had no mail with ${people} yet.`;
    case 'lookAlike': {
      const [written = '', known = ''] = texts;
      return t`${written} is not ${known}, whom you know. Did you mean them?`;
    }
    case 'manyInTo':
      return t`${count} people will see each other’s addresses.`;
    case 'attachment':
      return t`Your text says “${texts[0] ?? ''}”, but nothing is attached.`;
    case 'noSubject':
      return t`There is no subject.`;
    case 'noText':
      return t`There is no text.`;
  }
}
