import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CommandGroup } from './command.ts';

/** In the order in which the help shows them. */
export const commandGroups: readonly CommandGroup[] = ['move', 'go', 'sort', 'select', 'write', 'view', 'app'];

export const groupTitles: Readonly<Record<CommandGroup, MessageDescriptor>> = {
  move: msg`Move around`,
  go: msg`Go to`,
  sort: msg`Sort mail`,
  select: msg`Select`,
  write: msg`Write`,
  view: msg`View`,
  app: msg`Everywhere`,
};
