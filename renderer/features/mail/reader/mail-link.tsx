import { Trans } from '@lingui/react/macro';
import type { MouseEvent } from 'react';
import { Link, Tooltip } from '../../../ui/index.ts';
import { useLinkGuard } from './trust/link-guard.tsx';
import { TargetWords } from './trust/target-words.tsx';

/**
 * An address in a mail's text. Where it leads is said before it is followed, and only the shell opens it, unless it
 * pretends (`LinkGuard`).
 */
export function MailLink({ text, url }: { text: string; url: string }) {
  const { follow } = useLinkGuard();
  const isMail = url.startsWith('mailto:');
  const click = (event: MouseEvent) => {
    event.preventDefault();
    follow({ text, href: url });
  };
  const target = <TargetWords href={url} />;
  return (
    <Tooltip label={isMail ? <Trans>Write to {target}</Trans> : <Trans>Opens in the browser: {target}</Trans>}>
      <Link href={url} isUnderlined rel="noreferrer noopener" onClick={click} onAuxClick={click}>
        {text}
      </Link>
    </Tooltip>
  );
}
