import { Fragment, type ReactNode } from 'react';
import { cx } from './cx.ts';
import classes from './table.module.css';
import { ScrollArea } from './scroll-area.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export type TableColumn<Row> = {
  id: string;
  header: ReactNode;
  /** For a column of buttons: the head is read, not drawn. */
  isHeaderHidden?: boolean;
  cell: (row: Row) => ReactNode;
  /** `end` for numbers. */
  align?: 'start' | 'end';
  /** `strong` names the row, `warn` points at a difference. */
  tone?: 'plain' | 'strong' | 'quiet' | ((row: Row) => 'plain' | 'strong' | 'quiet' | 'warn');
  /** Its cells head their rows for screen readers. One column does. */
  isRowHeader?: boolean;
};

export type TableProps<Row> = {
  /** Names the table; drawn only for screen readers. */
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** A row that is open shows this below itself, across all columns. */
  renderDetail?: (row: Row) => ReactNode | null;
  className?: string;
};

export function Table<Row>({ caption, columns, rows, rowKey, renderDetail, className }: TableProps<Row>) {
  return (
    // Scrollable by keyboard too, where the window is narrower than the table.
    <ScrollArea aria-label={caption} className={cx(classes.scroll, className)}>
      <table className={classes.table}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={cx(classes.head, column.align === 'end' && classes.end)}>
                {column.isHeaderHidden ? <VisuallyHidden>{column.header}</VisuallyHidden> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const detail = renderDetail?.(row);
            return (
              <Fragment key={rowKey(row)}>
                <tr>
                  {columns.map((column) => (
                    <Cell key={column.id} column={column} row={row} isOpen={Boolean(detail)} />
                  ))}
                </tr>
                {detail && (
                  <tr>
                    <td colSpan={columns.length} className={classes.detail}>
                      {detail}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function Cell<Row>({ column, row, isOpen }: { column: TableColumn<Row>; row: Row; isOpen: boolean }) {
  const tone = typeof column.tone === 'function' ? column.tone(row) : (column.tone ?? 'plain');
  const className = cx(
    classes.cell,
    column.align === 'end' && classes.end,
    tone !== 'plain' && classes[tone],
    isOpen && classes.open,
  );
  if (column.isRowHeader) {
    return (
      <th scope="row" className={className}>
        {column.cell(row)}
      </th>
    );
  }
  return <td className={className}>{column.cell(row)}</td>;
}
