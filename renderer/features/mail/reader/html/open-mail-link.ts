import { parseDeepLink } from '#shared/deep-link.ts';
import { shellClient } from '../../../../lib/core.ts';
import { readHost } from '../../../../lib/host.ts';
import { beginDraft } from '../../../drafts/index.ts';

/**
 * Follows a link of a mail. An address to write to begins a draft, with the fields every `mailto:` may fill and no
 * other; the rest is the browser's: in the web shell the one we are in, because the server may stand elsewhere.
 */
export async function openMailLink(href: string): Promise<void> {
  if (/^mailto:/i.test(href)) {
    const link = parseDeepLink(href);
    if (link?.kind !== 'compose') return;
    const { to, cc, bcc, subject, body } = link;
    await beginDraft({ to: to.join(', '), cc: cc.join(', '), bcc: bcc.join(', '), subject, text: body });
  } else if (readHost()?.host === 'web') window.open(href, '_blank', 'noopener,noreferrer');
  else await shellClient.openLink({ url: href });
}
