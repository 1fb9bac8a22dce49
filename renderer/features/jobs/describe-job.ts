import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const names: Readonly<Record<string, MessageDescriptor>> = {
  'profile.backup': msg`Making a backup`,
  'house.prune': msg`Tidying up`,
  'sync.verify': msg`Comparing a folder with the server`,
  'transfer.import': msg`Importing mail`,
  'transfer.export': msg`Exporting mail`,
  'raw.tidy': msg`Tidying up`,
  'messages.purge': msg`Tidying up`,
  'demo.load': msg`Loading the demo mailbox`,
  'demo.deliver': msg`A demo mail arrives`,
};

/** What a job does, in words; one we have none for is "background work". */
export function describeJob(kind: string): MessageDescriptor {
  return names[kind] ?? msg`Background work`;
}
