import { Trans } from '@lingui/react/macro';
import type { Message } from '#shared/contract/threads.ts';
import { useFormat } from '../../../../lib/use-format.ts';
import { Button, StillBars } from '../../../../ui/index.ts';
import { useWaiting } from '../../list/use-waiting.ts';
import { MailText } from '../mail-text.tsx';
import { chooseBody } from './body-state.ts';
import { MailFrame } from './mail-frame.tsx';
import classes from './message-body.module.css';
import { useLinkGuard } from '../trust/link-guard.tsx';
import { RemoteNotice } from './remote-notice.tsx';
import { useBody } from './use-body.ts';

/** What somebody wrote: as they designed it, washed, or as text. */
export function MessageBody({ message }: { message: Message }) {
  const body = useBody(message);
  const { follow } = useLinkGuard();
  const format = useFormat();
  const isWaiting = useWaiting(body.kind === 'waiting');
  if (body.kind === 'waiting') return isWaiting ? <StillBars shape="text" /> : null;
  if (body.kind === 'text') {
    return (
      <div data-body-state="shown">
        <MailText text={body.text} />
      </div>
    );
  }
  const size = format.bytes(body.html.length);
  const { mail, look, colors, choices, pictures, remote } = body;
  return (
    <div className={classes.body} data-body-state="shown">
      <RemoteNotice message={message} mail={mail} remote={remote} />
      <MailFrame
        mail={mail}
        look={look}
        colors={colors}
        pictures={pictures}
        showsQuote={choices.showsQuote ?? false}
        onQuote={() => chooseBody(message.id, { showsQuote: !(choices.showsQuote ?? false) })}
        onLink={follow}
      />
      {mail.isCut && (
        <Button onClick={() => chooseBody(message.id, { isWhole: true })}>
          <Trans>Show all of it ({size})</Trans>
        </Button>
      )}
    </div>
  );
}
