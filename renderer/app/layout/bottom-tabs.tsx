import { useLingui } from '@lingui/react/macro';
import { Inbox, PanelLeft, Settings, type LucideIcon } from 'lucide-react';
import { Icon } from '../../ui/index.ts';
import classes from './bottom-tabs.module.css';

export type BottomTab = 'mail' | 'places' | 'settings';

interface BottomTabsProps {
  readonly tab: BottomTab;
  onChange(tab: BottomTab): void;
}

export function BottomTabs({ tab, onChange }: BottomTabsProps) {
  const { t } = useLingui();
  const tabs: readonly { id: BottomTab; label: string; icon: LucideIcon }[] = [
    { id: 'mail', label: t`Mail`, icon: Inbox },
    { id: 'places', label: t`Places`, icon: PanelLeft },
    { id: 'settings', label: t`Settings`, icon: Settings },
  ];
  return (
    <nav aria-label={t`Main areas`} className={classes.tabs}>
      {tabs.map(({ id, label, icon }) => (
        <button
          key={id}
          type="button"
          aria-current={id === tab ? 'page' : undefined}
          onClick={() => onChange(id)}
          className={classes.tab}
        >
          <Icon of={icon} size={20} />
          {label}
        </button>
      ))}
    </nav>
  );
}
