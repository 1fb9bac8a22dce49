import { Fragment, type ReactNode } from 'react';
import { cx } from './cx.ts';
import classes from './description-list.module.css';
import { Icon, type IconType } from './icon.tsx';

export type Description = {
  id: string;
  term: ReactNode;
  details: ReactNode;
  icon?: IconType;
  /** The icon says that all is well: green. */
  isGood?: boolean;
};

/** Facts, term by term. */
export function DescriptionList({ items, className }: { items: readonly Description[]; className?: string }) {
  return (
    <dl className={cx(classes.list, className)}>
      {items.map((item) => (
        <Fragment key={item.id}>
          <dt className={classes.term}>{item.term}</dt>
          <dd className={cx(classes.details, item.isGood && classes.good)}>
            {item.icon && <Icon of={item.icon} size={14} />}
            {item.details}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
