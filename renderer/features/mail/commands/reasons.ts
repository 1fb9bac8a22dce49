import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ThreadRow, View } from '#shared/contract/threads.ts';
import { getViewState } from '../../../state/view-state.ts';
import { hasDrafts } from '../../drafts/index.ts';
import { findListed } from '../list/find-listed.ts';
import { getListState } from '../list/list-state.ts';
import { readTargetRows, readTargets } from '../triage/targets.ts';

type Answer = true | MessageDescriptor;

const nothingInList = msg`There is nothing in this list`;

export function needsList(): Answer {
  return getViewState().route.page === 'mail' ? true : msg`Only in a list of mail`;
}

export function isInDrafts(): boolean {
  return getViewState().route.page === 'drafts';
}

/** The lists that can be walked: mail, and the drafts. */
export function needsRows(): Answer {
  if (isInDrafts()) return hasDrafts() ? true : nothingInList;
  return needsMailRows();
}

export function needsMailRows(): Answer {
  if (needsList() !== true) return needsList();
  return getListState().threads.length > 0 ? true : nothingInList;
}

export function needsTargets(): Answer {
  if (needsList() !== true) return needsList();
  return readTargets().length > 0 ? true : msg`Choose a conversation first`;
}

export function needsOpenThread(): Answer {
  const { route } = getViewState();
  return route.page === 'mail' && route.threadId !== null ? true : msg`Open a conversation first`;
}

/** A move within the same place would do nothing. */
export function needsTargetsOutside(view: View, already: MessageDescriptor): () => Answer {
  return () => {
    const { route } = getViewState();
    return route.page === 'mail' && route.view === view ? already : needsTargets();
  };
}

/** Something would change on at least one of them. What is not known here, the core decides. */
export function needsSome(wouldChange: (row: ThreadRow) => boolean, already: MessageDescriptor): Answer {
  const answer = needsTargets();
  if (answer !== true) return answer;
  const isUseful = readTargetRows().some((id) => {
    const row = findListed(id);
    return row === null || wouldChange(row);
  });
  return isUseful ? true : already;
}
