import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FilePen, SquarePen, Trash2 } from 'lucide-react';
import type { DraftId } from '#shared/ids.ts';
import { displaySubject } from '#shared/model/subject.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { ReadFailure } from '../../app/errors/read-failure.tsx';
import { core } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { useSettings } from '../../lib/settings.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { focusPane } from '../../state/focus-pane.ts';
import { openDraft } from '../../state/navigate.ts';
import { useViewState } from '../../state/view-state.ts';
import { Bar, EmptyState, Keys, MailRow, mailRowHeights, VirtualList } from '../../ui/index.ts';
import { useCommand } from '../../app/commands/use-command.ts';
import { discardDraft } from './discard-draft.ts';
import classes from './draft-list.module.css';
import { DraftsElsewhere } from './drafts-elsewhere.tsx';

type Row = NonNullable<ReturnType<typeof useDrafts>['data']>[number];

function useDrafts() {
  return useQuery(core.drafts.list.queryOptions({ input: {} }));
}

/** The list pane of the drafts, the one written on last first. */
export function DraftList() {
  const { data, error, refetch } = useDrafts();
  const count = data?.length ?? 0;
  return (
    <div className={classes.pane}>
      <Bar
        isDragRegion
        title={<Trans>Drafts</Trans>}
        meta={count > 0 ? <Plural value={count} one="# draft" other="# drafts" /> : undefined}
        actions={<CommandButton command="drafts.new" icon={SquarePen} />}
      />
      {error && !data && <ReadFailure error={error} onRetry={() => void refetch()} />}
      <DraftsElsewhere />
      {data?.length === 0 && <NoDrafts />}
      {data && data.length > 0 && <Rows drafts={data} />}
    </div>
  );
}

function Rows({ drafts }: { drafts: readonly Row[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const { density } = useSettings();
  const openId = useViewState(({ route }) => (route.page === 'drafts' ? route.draftId : null));
  const isPaneFocused = useViewState((state) => state.pane === 'list');
  const open = (key: string) => openDraft(key as DraftId);
  return (
    <VirtualList
      label={t`Drafts`}
      items={drafts}
      itemKey={keyOf}
      rowHeight={mailRowHeights[density]}
      activeKey={openId}
      onActiveChange={(key, cause) => {
        if (cause !== 'removed' && openId !== null) open(key);
      }}
      onOpen={(key) => {
        open(key);
        requestAnimationFrame(() => focusPane('reader'));
      }}
      renderRow={(draft) => (
        <MailRow
          density={density}
          sender={draft.to.trim() === '' ? t`No recipient yet` : t`To ${draft.to}`}
          subject={displaySubject(draft.subject) || t`No subject`}
          snippet={draft.snippet}
          time={format.rowTime(draft.changedAt, now)}
          dateTime={new Date(draft.changedAt).toISOString()}
          isOpen={draft.id === openId}
          isPaneFocused={isPaneFocused}
          actions={[
            {
              id: 'discard',
              label: t`Discard draft`,
              icon: Trash2,
              run: () => void discardDraft(draft.id).catch(showError),
            },
          ]}
        />
      )}
    />
  );
}

function NoDrafts() {
  const key = useCommand('drafts.new').keys;
  return (
    <EmptyState icon={FilePen} title={<Trans>No drafts</Trans>}>
      {key ? (
        <Trans>
          Press <Keys keys={key} /> to begin a mail. It is kept from the first key on.
        </Trans>
      ) : (
        <Trans>A mail you begin is kept here from the first key on.</Trans>
      )}
    </EmptyState>
  );
}

function keyOf(draft: Row): string {
  return draft.id;
}
