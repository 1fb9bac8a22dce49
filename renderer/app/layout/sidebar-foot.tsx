import { useLingui } from '@lingui/react/macro';
import { House } from 'lucide-react';
import { useAccounts } from '../../features/accounts/index.ts';
import { JobStatus } from '../../features/jobs/index.ts';
import { openSettings } from '../../state/navigate.ts';
import { Icon, IconButton } from '../../ui/index.ts';
import { CommandButton } from '../commands/command-button.tsx';
import classes from './sidebar-foot.module.css';

/** Whom the house talks to, what runs in the background, and the way to the settings. */
export function SidebarFoot({ isRail, hasSettings }: { isRail: boolean; hasSettings: boolean }) {
  const { t } = useLingui();
  const hasServer = useAccounts()?.some(({ kind, state }) => kind === 'imap' && state !== 'disabled') ?? false;
  const words = hasServer ? t`Only mail servers asked` : t`Nothing left home today`;
  if (isRail) {
    return (
      <footer className={classes.rail}>
        <IconButton
          icon={House}
          label={words}
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
          {words}
        </button>
        <JobStatus />
      </div>
      {hasSettings && <CommandButton command="app.settings" tooltipSide="top" />}
    </footer>
  );
}
