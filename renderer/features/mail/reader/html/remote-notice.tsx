import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ImageOff, Radar } from 'lucide-react';
import type { Message } from '#shared/contract/threads.ts';
import { useSettings } from '../../../../lib/settings.ts';
import { Button, Notice } from '../../../../ui/index.ts';
import { actOnMessage } from './body-handles.ts';
import type { RemoteState } from './use-body.ts';
import type { WashedMail } from './wash/index.ts';

interface RemoteNoticeProps {
  readonly message: Message;
  readonly mail: WashedMail;
  readonly remote: RemoteState;
}

const namedHosts = 3;

/** What a mail wanted to load, and who wanted to know that it is read. Nothing of either has left this computer. */
export function RemoteNotice({ message, mail, remote }: RemoteNoticeProps) {
  const { t } = useLingui();
  const { remoteImages } = useSettings();
  const imageCount = mail.remoteUrls.length;
  const trackerCount = mail.trackers.reduce((sum, { count }) => sum + count, 0);
  const waits = imageCount > 0 && !remote.isShown;
  if (!waits && trackerCount === 0 && remote.missing === 0) return null;
  const hosts = mail.trackers.map(({ host }) => host).slice(0, namedHosts);
  const names = mail.trackers.length > namedHosts ? `${hosts.join(', ')} …` : hosts.join(', ');
  const { address, missing } = remote;
  const actions = waits && !remote.isNever && (
    <>
      <Button onClick={() => actOnMessage(message.id, 'showImages')}>
        <Trans>Show pictures</Trans>
      </Button>
      {remote.isAuthenticated && (
        <Button onClick={() => actOnMessage(message.id, 'allowSender')}>
          <Trans>Always from {address}</Trans>
        </Button>
      )}
    </>
  );
  return (
    <Notice icon={waits ? ImageOff : Radar} actions={actions}>
      {waits && (
        <>
          <Plural value={imageCount} one="# picture is not loaded." other="# pictures are not loaded." />{' '}
        </>
      )}
      {trackerCount > 0 && (
        <>
          <Plural value={trackerCount} one="# tracker blocked: " other="# trackers blocked: " />
          {names}.{' '}
        </>
      )}
      {missing > 0 && !remote.isLoading && (
        <Plural value={missing} one="# picture could not be had." other="# pictures could not be had." />
      )}
      {waits && remoteImages === 'never' && t`Your settings never load pictures.`}
    </Notice>
  );
}
