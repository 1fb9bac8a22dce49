import { Trans, useLingui } from '@lingui/react/macro';
import { House } from 'lucide-react';
import { JobStatus } from '../../features/jobs/index.ts';
import { openSettings } from '../../state/navigate.ts';
import { Icon, IconButton } from '../../ui/index.ts';
import { CommandButton } from '../commands/command-button.tsx';
import classes from './sidebar-foot.module.css';

/** What left the house today, what runs in the background, and the way to the settings. */
export function SidebarFoot({ isRail, hasSettings }: { isRail: boolean; hasSettings: boolean }) {
  const { t } = useLingui();
  if (isRail) {
    return (
      <footer className={classes.rail}>
        <IconButton
          icon={House}
          label={t`Nothing left home today`}
          className={classes.house}
          tooltipSide="right"
          onClick={() => openSettings('privacy')}
        />
        <CommandButton command="app.settings" tooltipSide="right" />
      </footer>
    );
  }
  return (
    <footer className={classes.foot}>
      <div className={classes.lines}>
        <button type="button" className={classes.line} onClick={() => openSettings('privacy')}>
          <Icon of={House} size={14} className={classes.house} />
          <Trans>Nothing left home today</Trans>
        </button>
        <JobStatus />
      </div>
      {hasSettings && <CommandButton command="app.settings" tooltipSide="top" />}
    </footer>
  );
}
