import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import classes from './tabs.module.css';

export type TabsProps<Id extends string> = {
  label: string;
  tabs: readonly { id: Id; label: string; count?: number }[];
  value: Id;
  onChange: (id: Id) => void;
  /** The open tab's content. The tabs only switch it, so it is drawn once, by the caller. */
  children?: ReactNode;
  className?: string;
  panelClassName?: string;
};

export function Tabs<Id extends string>({
  label,
  tabs,
  value,
  onChange,
  children,
  className,
  panelClassName,
}: TabsProps<Id>) {
  return (
    <Base.Root value={value} onValueChange={(next: Id) => onChange(next)} className={className}>
      <Base.List aria-label={label} activateOnFocus className={classes.list}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.id} value={tab.id} className={classes.tab}>
            <span className={classes.word} data-word={tab.label}>
              {tab.label}
            </span>
            {tab.count !== undefined && <span className={classes.count}>{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id} className={cx(classes.panel, panelClassName)}>
          {tab.id === value && children}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
