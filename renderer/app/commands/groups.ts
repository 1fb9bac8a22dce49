import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CommandGroup } from './command.ts';

export const commandGroups: readonly CommandGroup[] = ['move', 'go', 'sort', 'select', 'write', 'view', 'app'];

/** The columns of the help: what belongs together, about equally high. */
export const commandColumns: readonly (readonly CommandGroup[])[] = [
  ['move', 'go'],
  ['sort', 'select'],
  ['write', 'view', 'app'],
];

export const groupTitles: Readonly<Record<CommandGroup, MessageDescriptor>> = {
  move: msg`Move around`,
  go: msg`Go to`,
  sort: msg`Sort mail`,
  select: msg`Select`,
  write: msg`Write`,
  view: msg`View`,
  app: msg`Everywhere`,
};
