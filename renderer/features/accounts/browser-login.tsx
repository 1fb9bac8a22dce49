import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useRef, useState } from 'react';
import { core, coreClient, shellClient } from '../../lib/core.ts';
import { describeCause } from '../../lib/trouble-text.ts';
import { describeError, errorCodeOf } from '../../lib/error-text.ts';
import { Button, Field, Notice, TextField } from '../../ui/index.ts';
import classes from './add-account-form.module.css';

export type BrowserProvider = 'google' | 'microsoft';

interface BrowserLoginProps {
  readonly provider: BrowserProvider;
  /** How the user knows it. */
  readonly name: string;
  readonly address: string;
  readonly isPrimary: boolean;
  readonly disabledReason?: string | undefined;
  onLoggedIn(oauthSession: string): Promise<void>;
}

/** Signing in at the provider's own page. Hauspost never sees the password. */
export function BrowserLogin({ provider, name, address, isPrimary, disabledReason, onLoggedIn }: BrowserLoginProps) {
  const { t, i18n } = useLingui();
  const { data: clients } = useQuery(core.accounts.oauthClients.queryOptions({ input: {} }));
  const [isWaiting, setIsWaiting] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const waiting = useRef<AbortController | null>(null);
  if (clients === undefined) return null;
  if (clients[provider] === null) return isPrimary ? <ClientId provider={provider} name={name} /> : null;

  const logIn = async () => {
    const ended = new AbortController();
    waiting.current = ended;
    setIsWaiting(true);
    setFailure(null);
    try {
      const { session, url } = await coreClient.accounts.oauthBegin({ provider, address });
      await shellClient.openLink({ url });
      await coreClient.accounts.oauthFinish({ session }, { signal: ended.signal });
      await onLoggedIn(session);
    } catch (error) {
      if (errorCodeOf(error) !== 'cancelled') setFailure(error);
    } finally {
      setIsWaiting(false);
    }
  };

  return (
    <>
      {failure !== null && (
        <Notice tone="danger" isLive>
          {i18n._(describeCause(failure) ?? describeError(failure).what)}
        </Notice>
      )}
      <div className={classes.actions}>
        <Button
          icon={ExternalLink}
          variant={isPrimary ? 'primary' : 'plain'}
          size="large"
          isLoading={isWaiting}
          disabledReason={disabledReason}
          onClick={() => void logIn()}
        >
          {t`Sign in with ${name} in the browser`}
        </Button>
        {isWaiting && (
          <Button variant="plain" size="large" onClick={() => waiting.current?.abort()}>
            <Trans>Cancel</Trans>
          </Button>
        )}
      </div>
      {isWaiting && (
        <p className={classes.hint} role="status">
          <Trans>Go on in the browser window that has opened.</Trans>
        </p>
      )}
    </>
  );
}

/** Providers let in only programs they know; until Hauspost is one of them, the user or the company registers it. */
function ClientId({ provider, name }: { provider: BrowserProvider; name: string }) {
  const { t } = useLingui();
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const save = () =>
    coreClient.accounts.setOauthClient({
      provider,
      clientId: clientId.trim(),
      clientSecret: clientSecret.trim() || null,
    });
  return (
    <Notice
      tone="info"
      title={t`${name} lets in only programs it knows`}
      actions={
        <Button disabledReason={clientId.trim() === '' ? t`Enter a client id` : undefined} onClick={() => void save()}>
          <Trans>Save</Trans>
        </Button>
      }
    >
      <Trans>Enter the client id that you or your company registered for a desktop program.</Trans>
      <div className={classes.client}>
        <Field label={t`Client id`}>
          <TextField maxLength={300} spellCheck={false} value={clientId} onChange={setClientId} />
        </Field>
        {provider === 'google' && (
          <Field label={t`Client secret`} isOptional>
            <TextField maxLength={300} spellCheck={false} value={clientSecret} onChange={setClientSecret} />
          </Field>
        )}
      </div>
    </Notice>
  );
}
