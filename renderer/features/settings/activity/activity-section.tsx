import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { AuditEntry } from '#shared/contract/profile.ts';
import { ReadFailure } from '../../../app/errors/read-failure.tsx';
import { core } from '../../../lib/core.ts';
import { useFormat, useNow } from '../../../lib/use-format.ts';
import { GroupHead, groupHeadHeights, StillBars, VirtualList } from '../../../ui/index.ts';
import { describeActor, describeEntry } from './describe-entry.ts';
import { groupByDay, type ActivityRow } from './group-by-day.ts';
import classes from './activity-section.module.css';
import parts from '../settings-parts.module.css';

const pageSize = 100;
const rowPx = 36;

/** Who changed what and when, from the audit that is only ever added to. */
export function ActivitySection() {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const audit = useInfiniteQuery(
    core.profile.audit.infiniteOptions({
      input: (after: string | null) => ({ limit: pageSize, after }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  );
  const renderRow = useCallback(
    (row: ActivityRow) =>
      row.kind === 'day' ? <GroupHead isFirst={row.isFirst}>{row.label}</GroupHead> : <EntryRow entry={row.entry} />,
    [],
  );

  if (audit.isError && !audit.data) {
    return <ReadFailure error={audit.error} onRetry={() => void audit.refetch()} headingLevel={3} />;
  }
  const rows = audit.data
    ? groupByDay(
        audit.data.pages.flatMap((page) => page.items),
        format,
        now,
      )
    : null;
  return (
    <div className={classes.section}>
      <p className={parts.text}>
        <Trans>Everything that changed in your mail file, by whom and when. Entries are added, never altered.</Trans>
      </p>
      {rows === null ? (
        <StillBars shape="text" count={3} />
      ) : (
        <VirtualList
          label={t`Activity`}
          items={rows}
          itemKey={keyOfRow}
          rowHeight={heightOfRow}
          isHeading={isDay}
          activeKey={activeKey}
          onActiveChange={setActiveKey}
          renderRow={renderRow}
          onEndReached={() => {
            if (audit.hasNextPage && !audit.isFetchingNextPage) void audit.fetchNextPage();
          }}
          className={classes.list}
        />
      )}
    </div>
  );
}

function EntryRow({ entry }: { entry: AuditEntry }) {
  const { i18n } = useLingui();
  const format = useFormat();
  return (
    <div className={classes.row}>
      <span className={classes.time}>{format.time(entry.at)}</span>
      <span className={classes.who}>{i18n._(describeActor(entry))}</span>
      <span className={classes.what}>{describeEntry(entry)}</span>
    </div>
  );
}

const keyOfRow = (row: ActivityRow) => row.key;
const isDay = (row: ActivityRow) => row.kind === 'day';
const heightOfRow = (row: ActivityRow) =>
  row.kind === 'entry' ? rowPx : row.isFirst ? groupHeadHeights.first : groupHeadHeights.other;
