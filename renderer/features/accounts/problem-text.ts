import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { FormProblem } from './use-add-account.ts';

/** What is wrong at a field, and what would be right. */
export const problemTexts: Readonly<Record<FormProblem, MessageDescriptor>> = {
  missing: msg`This is needed`,
  'not-an-address': msg`This is no mail address yet. It looks like anna@example.org.`,
  'already-here': msg`This account is already here`,
  'not-a-host': msg`This is no server name. It looks like imap.example.org.`,
  'not-a-port': msg`A port is a number from 1 to 65535`,
};
