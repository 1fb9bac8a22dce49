import { Plural, Trans } from '@lingui/react/macro';
import { useCommand } from '../../../app/commands/use-command.ts';
import { Bar, EmptyState, Keys } from '../../../ui/index.ts';
import { useListState } from '../list/list-state.ts';

/** Nothing selected: how much there is, and how one gets into it. */
export function NothingOpen() {
  const total = useListState((state) => state.total ?? state.threads.length);
  const next = useCommand('mail.next').keys;
  const previous = useCommand('mail.previous').keys;
  return (
    <>
      <Bar isDragRegion />
      {total > 0 && (
        <EmptyState title={<Plural value={total} one="# conversation" other="# conversations" />}>
          {next && previous ? (
            <Trans>
              Choose one with <Keys keys={next} /> and <Keys keys={previous} />.
            </Trans>
          ) : (
            <Trans>Choose one from the list.</Trans>
          )}
        </EmptyState>
      )}
    </>
  );
}
