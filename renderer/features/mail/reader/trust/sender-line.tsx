import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { BadgeAlert, BadgeCheck } from 'lucide-react';
import type { Message } from '#shared/contract/threads.ts';
import type { MessageTrust } from '#shared/contract/trust.ts';
import { cleanLine } from '#shared/model/line.ts';
import { useFormat, useNow } from '../../../../lib/use-format.ts';
import { cx, Icon, Popover } from '../../../../ui/index.ts';
import { SenderDetails } from './sender-details.tsx';
import classes from './trust.module.css';
import { useTrust } from './use-trust.ts';

/** The real address, whether it can be believed, and how long one has known it; more on demand. */
export function SenderLine({ message }: { message: Message }) {
  const trust = useTrust(message.id);
  const address = cleanLine(message.from.address);
  const isPlain = trust === undefined || trust.relation === 'own';
  const sender = isPlain ? null : trust.sender;
  return (
    <div className={cx(classes.line, sender === 'verified' && classes.verified, sender === 'failed' && classes.failed)}>
      {sender === 'verified' && <Icon of={BadgeCheck} size={14} />}
      {sender === 'failed' && <Icon of={BadgeAlert} size={14} />}
      <span className={classes.address} dir="ltr">
        {address === '' ? <Trans>no address</Trans> : address}
      </span>
      {!isPlain && (
        <>
          <span aria-hidden className={classes.dot}>
            ·
          </span>
          <Popover
            title={<Trans>About this sender</Trans>}
            className={classes.details}
            trigger={
              <button type="button" className={classes.facts}>
                <SenderFacts trust={trust} />
              </button>
            }
          >
            <SenderDetails message={message} trust={trust} />
          </Popover>
        </>
      )}
    </div>
  );
}

function SenderFacts({ trust }: { trust: MessageTrust }) {
  const format = useFormat();
  const now = useNow();
  const { sender, mailsBefore, firstAt } = trust;
  const day = firstAt === null ? '' : format.day(firstAt, now);
  return (
    <>
      {sender === 'verified' && <Trans>Sender confirmed</Trans>}
      {sender === 'failed' && <Trans>Check failed</Trans>}
      {sender === 'unverifiable' && <Trans>Not verifiable</Trans>}
      {' · '}
      {mailsBefore === 0 ? (
        <Trans>First mail from this address</Trans>
      ) : (
        plural(mailsBefore, { one: `# earlier mail, ${day}`, other: `# earlier mails since ${day}` })
      )}
    </>
  );
}
