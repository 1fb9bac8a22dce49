import { Trans } from '@lingui/react/macro';
import { FlaskConical } from 'lucide-react';
import { useCommand } from '../../app/commands/use-command.ts';
import { Banner, Link } from '../../ui/index.ts';
import classes from './demo-notice.module.css';
import { useIsDemoOpen } from './use-demo.ts';

/** Says that this mail is invented, and offers the two things one can do with it. */
export function DemoNotice() {
  const isOpen = useIsDemoOpen();
  const deliver = useCommand('demo.deliver');
  const close = useCommand('demo.close');
  if (!isOpen) return null;
  return (
    <Banner
      icon={FlaskConical}
      isLive={false}
      actions={
        <>
          <Link className={classes.deliver} onClick={deliver.run}>
            {deliver.title}
          </Link>
          <Link onClick={close.run}>{close.title}</Link>
        </>
      }
    >
      <strong className={classes.name}>
        <Trans>Demo mailbox</Trans>
      </strong>
      <span className={classes.more}>
        <Trans>Everything in it is invented and stays on this computer.</Trans>
      </span>
    </Banner>
  );
}
