import { Trans, useLingui } from '@lingui/react/macro';
import { Paperclip } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { AttachmentRow } from '#shared/contract/attachments.ts';
import { ReadFailure } from '../../../app/errors/read-failure.tsx';
import { Bar, Button, EmptyState, SegmentedControl, StillBars, VirtualList } from '../../../ui/index.ts';
import { keyOf } from '../attached-file.ts';
import { openPreview } from '../preview/preview-state.ts';
import { FileGrid } from './file-grid.tsx';
import { FileRow, fileRowHeight, fileRowLabel } from './file-row.tsx';
import { FilterBar } from './filter-bar.tsx';
import { isFiltered, plainFilter } from './library-filter.ts';
import classes from './library.module.css';
import { useLibraryView } from './library-view.ts';
import { useLibrary } from './use-library.ts';
import { useFormat, useNow } from '../../../lib/use-format.ts';

/** Every file of every mail: found by name, kind, size, age and sender, looked at, saved, or followed to its mail. */
export function AttachmentsPage() {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const now = useNow();
  const { filter, layout, setFilter, setLayout } = useLibraryView();
  const [isAtTop, setIsAtTop] = useState(true);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const { rows, error, loadMore, retry } = useLibrary(filter, isAtTop);
  const open = useCallback(
    (key: string) => {
      const row = rows?.find((one) => keyOf(one) === key);
      if (row && rows) openPreview(rows, row);
    },
    [rows],
  );
  const renderRow = useCallback((row: AttachmentRow) => <FileRow row={row} />, []);
  return (
    <div className={classes.page}>
      <Bar
        isDragRegion
        title={<Trans>Attachments</Trans>}
        actions={
          <SegmentedControl
            label={t`Layout`}
            value={layout}
            onChange={setLayout}
            options={[
              { value: 'list', label: t({ message: 'List', context: 'layout' }) },
              { value: 'grid', label: t({ message: 'Grid', context: 'layout' }) },
            ]}
          />
        }
      />
      <FilterBar filter={filter} onChange={setFilter} />
      {error && <ReadFailure error={error} onRetry={retry} />}
      {rows === null && !error && <StillBars shape="text" className={classes.waiting} />}
      {rows?.length === 0 && <NoFiles isFiltered={isFiltered(filter)} onClear={() => setFilter(plainFilter)} />}
      {rows && rows.length > 0 && layout === 'grid' && <FileGrid rows={rows} onOpen={open} onEndReached={loadMore} />}
      {rows && rows.length > 0 && layout === 'list' && (
        <VirtualList
          label={t`Attachments`}
          items={rows}
          itemKey={keyOf}
          rowHeight={fileRowHeight}
          activeKey={activeKey}
          onActiveChange={setActiveKey}
          onOpen={open}
          renderRow={renderRow}
          rowLabel={(row) => fileRowLabel(row, i18n, format, now)}
          onEndReached={loadMore}
          onScroll={(top) => setIsAtTop(top < 8)}
        />
      )}
    </div>
  );
}

function NoFiles({ isFiltered: isNarrowed, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useLingui();
  if (!isNarrowed) {
    return (
      <EmptyState icon={Paperclip} title={t`No attachments yet`}>
        <Trans>Files that come with mail, or leave with it, are listed here.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Paperclip}
      title={t`No such file`}
      actions={
        <Button onClick={onClear}>
          <Trans>Show all files</Trans>
        </Button>
      }
    >
      <Trans>Nothing here fits all of what you chose above.</Trans>
    </EmptyState>
  );
}
