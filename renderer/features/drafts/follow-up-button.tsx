import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import { useState } from 'react';
import type { FollowUpWhen } from '#shared/contract/follow-ups.ts';
import type { DraftId } from '#shared/ids.ts';
import { core, coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { Button } from '../../ui/index.ts';
import { TimePopover, type TimeChoice } from './time-popover.tsx';

const dayMs = 86_400_000;

/** "Remind me if nobody answers." Counted from when the mail goes out. */
export function FollowUpButton({ draftId }: { draftId: DraftId }) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const [isOpen, setIsOpen] = useState(false);
  const { data: when = null } = useQuery(core.followUps.planned.queryOptions({ input: { draftId } }));
  const plan = (next: FollowUpWhen | null) => void coreClient.followUps.plan({ draftId, when: next }).catch(showError);
  const after = (id: string, label: string, days: number): TimeChoice => ({
    id,
    label,
    run: () => plan({ afterMs: days * dayMs }),
  });
  const choices: readonly TimeChoice[] = [
    after('1d', t`After a day`, 1),
    after('3d', t`After three days`, 3),
    after('1w', t`After a week`, 7),
    ...(when === null ? [] : [{ id: 'none', label: t`No reminder`, run: () => plan(null) }]),
  ];
  return (
    <TimePopover
      label={t`Remind me if nobody answers`}
      now={now}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      choices={choices}
      note={t`Any answer in the conversation ends it. The conversation comes up on top of the inbox.`}
      onTime={(at) => plan({ at })}
      trigger={
        <Button variant="plain" icon={Hourglass}>
          {when === null && <Trans>Remind me</Trans>}
          {when !== null && 'at' in when && <Trans>No answer by {format.moment(when.at, now)}</Trans>}
          {when !== null && 'afterMs' in when && (
            <Plural value={Math.round(when.afterMs / dayMs)} one="No answer in # day" other="No answer in # days" />
          )}
        </Button>
      }
    />
  );
}
