import { useLingui } from '@lingui/react/macro';
import type { MouseEvent } from 'react';
import { clip } from '#shared/model/line.ts';
import { shellClient } from '../../../lib/core.ts';
import { showError } from '../../../lib/notices.ts';
import { Link, Tooltip } from '../../../ui/index.ts';
import { beginDraft } from '../../drafts/index.ts';
import { hostOf } from './find-links.ts';

const shownChars = 160;

/** An address in a mail. Where it leads is said before it is followed; only the shell ever opens it. */
export function MailLink({ text, url }: { text: string; url: string }) {
  const { t } = useLingui();
  const isMail = url.startsWith('mailto:');
  const host = hostOf(url);
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    const opening = isMail ? beginDraft({ to: host }) : shellClient.openLink({ url });
    opening.catch(showError);
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
