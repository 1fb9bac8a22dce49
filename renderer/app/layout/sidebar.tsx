import { PanelLeft } from 'lucide-react';
import { FolderNav, MailNav, NewMailButton } from '../pages.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { ErrorBoundary } from '../errors/error-boundary.tsx';
import { Bar, Brand, Logo } from '../../ui/index.ts';
import { SidebarFoot } from './sidebar-foot.tsx';
import classes from './sidebar.module.css';

interface SidebarProps {
  readonly isRail: boolean;
  /** Only where there is room for both forms. */
  readonly canCollapse: boolean;
  /** The bottom tabs lead to the settings already. */
  readonly hasTabs?: boolean;
}

export function Sidebar({ isRail, canCollapse, hasTabs = false }: SidebarProps) {
  const toggle = canCollapse && <CommandButton command="view.toggle-sidebar" icon={PanelLeft} tooltipSide="right" />;
  return (
    <div className={classes.sidebar} data-rail={isRail || undefined}>
      {isRail ? (
        <div className={classes.railHead}>
          <Logo />
          {toggle}
        </div>
      ) : (
        <Bar leading={<Brand />} actions={toggle} />
      )}
      <ErrorBoundary>
        <div className={classes.compose}>
          <NewMailButton isRail={isRail} />
        </div>
        <div className={classes.places}>
          <MailNav isRail={isRail} />
          <FolderNav isRail={isRail} />
        </div>
      </ErrorBoundary>
      <SidebarFoot isRail={isRail} hasSettings={!hasTabs} />
    </div>
  );
}
