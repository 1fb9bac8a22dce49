import { Trans } from '@lingui/react/macro';
import type { Asked } from '#shared/contract/unsubscribe.ts';
import { useFormat, useNow } from '../../../../lib/use-format.ts';

/** What is known of the last asking, and no more than that. */
export function AskedWords({ asked }: { asked: Asked }) {
  const format = useFormat();
  const now = useNow();
  const when = format.moment(asked.at, now);
  return (
    <>
      <Outcome asked={asked} when={when} /> {asked.isStillComing && <Trans>Mail of this list is still coming.</Trans>}
    </>
  );
}

function Outcome({ asked: { outcome, status, target }, when }: { asked: Asked; when: string }) {
  switch (outcome) {
    case 'accepted':
      return (
        <Trans>
          Asked {target} ({when}); it said yes.
        </Trans>
      );
    case 'refused':
      return (
        <Trans>
          Asked {target} ({when}); it answered with an error ({status}).
        </Trans>
      );
    case 'unknown':
      return (
        <Trans>
          Asked {target} ({when}); no answer came. Nobody knows whether it was heard.
        </Trans>
      );
    case 'unreached':
      return (
        <Trans>
          {target} could not be reached ({when}). It was not asked.
        </Trans>
      );
    case 'queued':
      return (
        <Trans>
          Asked {target} by mail ({when}).
        </Trans>
      );
    case 'opened':
      return (
        <Trans>
          You opened the page of {target} ({when}).
        </Trans>
      );
  }
}
