import { Trans, useLingui } from '@lingui/react/macro';
import type { Authentication } from '#shared/contract/messages.ts';
import type { Message } from '#shared/contract/threads.ts';
import type { MessageTrust } from '#shared/contract/trust.ts';
import { formatAddress } from '#shared/model/address.ts';
import { useFormat, useNow } from '../../../../lib/use-format.ts';
import { DescriptionList, Link } from '../../../../ui/index.ts';
import { doubtSender } from './accept-sender.ts';
import classes from './trust.module.css';

type Verdict = NonNullable<Authentication['spf']>;

/** In plain words what the user's own mail server found, and who found it; then the protocols by name. */
export function SenderDetails({ message, trust }: { message: Message; trust: MessageTrust }) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const { authentication, firstAt, mailsBefore, relation } = trust;
  const { server = '' } = authentication ?? {};
  const inWords = (verdict: Verdict | null): string => {
    if (verdict === null) return '';
    const { result, domain } = verdict;
    const about = domain ?? '';
    switch (result) {
      case 'pass':
        return about === '' ? t`passed` : t`passed for ${about}`;
      case 'fail':
      case 'softfail':
        return about === '' ? t`failed` : t`failed for ${about}`;
      case 'neutral':
      case 'none':
        return t`no statement`;
      case 'error':
        return t`could not be checked`;
    }
  };
  const items = [
    { id: 'from', term: t`From`, details: formatAddress(message.from) },
    { id: 'server', term: t`Checked by`, details: server },
    { id: 'dmarc', term: t`Domain (DMARC)`, details: inWords(authentication?.dmarc ?? null) },
    { id: 'dkim', term: t`Signature (DKIM)`, details: inWords(authentication?.dkim ?? null) },
    { id: 'spf', term: t`Sending server (SPF)`, details: inWords(authentication?.spf ?? null) },
    { id: 'first', term: t`First mail`, details: firstAt === null ? '' : format.day(firstAt, now) },
    { id: 'before', term: t`Earlier mails`, details: format.number(mailsBefore) },
    { id: 'written', term: t`You wrote to them`, details: relation === 'answered' ? t`yes` : t`no` },
  ].filter((item) => item.details !== '');
  return (
    <>
      <p className={classes.explained}>
        {trust.sender === 'verified' && (
          <Trans>Your mail server confirms that this mail comes from the domain of this address.</Trans>
        )}
        {trust.sender === 'failed' && (
          <Trans>Your mail server says that this mail does not come from where it claims to.</Trans>
        )}
        {trust.sender === 'unverifiable' && (
          <Trans>
            No server that you trust has said anything about this sender. Anybody could have written this address.
          </Trans>
        )}
      </p>
      <DescriptionList items={items} />
      {trust.isAccepted && (
        <p className={classes.ways}>
          <Trans>You said that this sender is fine.</Trans>
          <Link onClick={() => void doubtSender(message.id)}>
            <Trans>Take that back</Trans>
          </Link>
        </p>
      )}
    </>
  );
}
