import { Plural } from '@lingui/react/macro';
import { ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import classes from './list-head.module.css';

/** Heights of a group head in a list, for `VirtualList.rowHeight`; in CSS they are rem. */
export const groupHeadHeights = { first: 32, other: 28 } as const;

/** "Today · Tuesday, 7 July" between rows. */
export function GroupHead({ isFirst = false, children }: { isFirst?: boolean; children: ReactNode }) {
  return <div className={cx(classes.group, isFirst && classes.first)}>{children}</div>;
}

/** What came while the list was being read waits behind this line; nothing under the pointer moves. */
export function NewRowsLine({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <button type="button" onClick={onShow} className={classes.new}>
      <Icon of={ArrowUp} size={12} />
      <Plural value={count} one="# new" other="# new" />
    </button>
  );
}
