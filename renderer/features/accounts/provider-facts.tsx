import { Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { DescriptionList, Notice } from '../../ui/index.ts';
import { describeServer } from './describe-server.ts';
import type { AddAccount } from './use-add-account.ts';

/** What is known of the provider without asking anybody, and what it wants from a mail program. */
export function ProviderFacts({ form }: { form: AddAccount }) {
  const { t } = useLingui();
  if (!form.known) return null;
  const { provider, incoming, outgoing, needs } = form.known;
  return (
    <>
      <DescriptionList
        items={[
          { id: 'provider', term: t`Provider`, details: provider, icon: Check, isGood: true },
          { id: 'incoming', term: t`Receiving`, details: describeServer(incoming) },
          { id: 'outgoing', term: t`Sending`, details: describeServer(outgoing) },
        ]}
      />
      {needs === 'app-password' && (
        <Notice tone="info">
          <Trans>
            {provider} wants an app password here, not the one of its web site. You make one in the security settings of
            your account.
          </Trans>
        </Notice>
      )}
      {needs === 'bridge' && (
        <Notice tone="info">
          <Trans>{provider} needs its Bridge running on this computer. The password is the one Bridge shows.</Trans>
        </Notice>
      )}
    </>
  );
}
