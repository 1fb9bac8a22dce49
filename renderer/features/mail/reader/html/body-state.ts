import { create } from 'zustand';
import type { MessageId } from '#shared/ids.ts';

/** How one message is looked at, for as long as this window stands. */
export interface BodyChoices {
  readonly body?: 'html' | 'text';
  /** The user said so for this message, now. */
  readonly showsImages?: boolean;
  readonly isWhole?: boolean;
  readonly showsQuote?: boolean;
}

const nothingChosen: BodyChoices = {};
// A window that stands for weeks must not keep a word for every message it ever showed.
const maxKept = 500;

const useChoices = create<{ readonly byId: ReadonlyMap<MessageId, BodyChoices> }>()(() => ({ byId: new Map() }));

export function useBodyChoices(id: MessageId): BodyChoices {
  return useChoices(({ byId }) => byId.get(id) ?? nothingChosen);
}

export function chooseBody(id: MessageId, choice: BodyChoices): void {
  const byId = new Map(useChoices.getState().byId);
  byId.set(id, { ...byId.get(id), ...choice });
  const [oldest] = byId.keys();
  if (byId.size > maxKept && oldest !== undefined) byId.delete(oldest);
  useChoices.setState({ byId });
}
