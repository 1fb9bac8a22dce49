import { useLingui } from '@lingui/react/macro';
import type { MouseEvent } from 'react';
import { clip } from '#shared/model/line.ts';
import { shellClient } from '../../../lib/core.ts';
import { readHost } from '../../../lib/host.ts';
import { showError } from '../../../lib/notices.ts';
import { Link, Tooltip } from '../../../ui/index.ts';
import { beginDraft } from '../../drafts/index.ts';
import { hostOf } from './find-links.ts';

const shownChars = 160;

/**
 * An address in a mail. Where it leads is said before it is followed; only the shell opens it. In a browser that is
 * the browser itself: the server behind the page may stand on another machine.
 */
export function MailLink({ text, url }: { text: string; url: string }) {
  const { t } = useLingui();
  const isMail = url.startsWith('mailto:');
  const host = hostOf(url);
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    if (isMail) beginDraft({ to: host }).catch(showError);
    else if (readHost()?.host === 'web') window.open(url, '_blank', 'noopener,noreferrer');
    else shellClient.openLink({ url }).catch(showError);
  };
  const label = isMail ? t`Write to ${host}` : t`Opens ${host} in the browser: ${clip(url, shownChars)}`;
  return (
    <Tooltip label={label}>
      <Link href={url} isUnderlined rel="noreferrer noopener" onClick={follow} onAuxClick={follow}>
        {text}
      </Link>
    </Tooltip>
  );
}
