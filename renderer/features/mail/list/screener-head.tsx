import { Trans } from '@lingui/react/macro';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { openSettings } from '../../../state/navigate.ts';
import { Link } from '../../../ui/index.ts';
import classes from './screener-head.module.css';

/** Above the new senders: what may become of them. Each word is about the sender of what is open or ticked. */
export function ScreenerHead() {
  return (
    <div className={classes.head}>
      <p className={classes.words}>
        <Trans>The first mail of people you do not know waits here, without a notification.</Trans>{' '}
        <Link isUnderlined onClick={() => openSettings('inbox', 'screener')}>
          <Trans>Settings</Trans>
        </Link>
      </p>
      <div className={classes.choices}>
        <CommandButton command="mail.let-in" />
        <CommandButton command="mail.decide-later" />
        <CommandButton command="mail.block" />
      </div>
    </div>
  );
}
