import { Trans, useLingui } from '@lingui/react/macro';
import { describeTrouble } from '../../lib/trouble-text.ts';
import { Button, Notice } from '../../ui/index.ts';
import type { AddAccount, ServerTests } from './use-add-account.ts';
import classes from './add-account-form.module.css';

/** What trying the servers came to, server by server, and what to do about it. */
export function ServerResults({ form, results }: { form: AddAccount; results: ServerTests }) {
  return (
    <div ref={bringIntoView} className={classes.results}>
      <ServerResult form={form} kind="incoming" result={results.incoming} />
      <ServerResult form={form} kind="outgoing" result={results.outgoing} />
    </div>
  );
}

/** The form is long; what it came to must not stand below the edge. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'center' });
}

interface ResultProps {
  readonly form: AddAccount;
  readonly kind: 'incoming' | 'outgoing';
  readonly result: ServerTests['incoming'];
}

function ServerResult({ form, kind, result: { trouble, fingerprint } }: ResultProps) {
  const { t, i18n } = useLingui();
  const { host } = form.servers[kind];
  const title = kind === 'incoming' ? t`Receiving: ${host}` : t`Sending: ${host}`;
  if (trouble === null) {
    return (
      <Notice tone="ok" title={title}>
        <Trans>Works</Trans>
      </Notice>
    );
  }
  const isCertificate = trouble.cause === 'tls-certificate' && fingerprint !== null;
  return (
    <Notice tone={isCertificate ? 'warn' : 'danger'} title={title} isLive>
      {i18n._(describeTrouble(trouble))}
      {trouble.text !== null && !isCertificate && (
        <q className={classes.said} translate="no">
          {trouble.text}
        </q>
      )}
      {isCertificate && (
        <>
          {' '}
          <Trans>
            That is normal for a server of your own, and a warning sign elsewhere. Compare the fingerprint before you
            trust it.
          </Trans>
          <code className={classes.fingerprint}>{fingerprint}</code>
          <Button className={classes.trust} onClick={() => void form.trust(kind, fingerprint)}>
            <Trans>Trust this one</Trans>
          </Button>
        </>
      )}
    </Notice>
  );
}
