import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RecipientFault } from '#shared/model/recipients.ts';

/** What is wrong with an entry, and so what to do about it. */
export const faultWords: Readonly<Record<RecipientFault, MessageDescriptor>> = {
  'no-at': msg`No mail address: the @ is missing`,
  domain: msg`The part behind the @ is no name of a server`,
  local: msg`The part before the @ is not possible`,
  name: msg`The name has to stand in quotes`,
  unclear: msg`This can be read in two ways`,
};
