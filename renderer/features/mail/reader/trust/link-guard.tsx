import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Message } from '#shared/contract/threads.ts';
import { showError } from '../../../../lib/notices.ts';
import { openMailLink } from '../html/open-mail-link.ts';
import { LinkDialog, type StoppedLink } from './link-dialog.tsx';

export interface MailLinkTarget {
  readonly text: string;
  /** Its real target. */
  readonly href: string;
}

export interface Guard {
  /** Opens what is honest and stops at what is not. */
  follow(link: MailLinkTarget): void;
}

const Guards = createContext<Guard | null>(null);

export function useLinkGuard(): Guard {
  const guard = use(Guards);
  if (guard === null) throw new Error('a link of a mail stands within its LinkGuard');
  return guard;
}

/** Stands around all that a mail shows. Every link in it, of text or HTML, is followed through here. */
export function LinkGuard({ message, children }: { message: Message; children: ReactNode }) {
  const [stopped, setStopped] = useState<StoppedLink | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { id } = message;
  const { address } = message.from;

  const followLink = useCallback(
    async (link: MailLinkTarget) => {
      const { judgeFollowed } = await import('./judge-followed.ts');
      const { verdict, trust } = await judgeFollowed(id, address, link);
      const isSuspect = trust?.hint !== undefined && trust.hint !== null;
      const { target } = verdict;
      if (verdict.isDeceptive || isSuspect || target.href === null) {
        setStopped({ verdict, isSuspect, written: link.href });
        setOpen(true);
      } else await openMailLink(target.href);
    },
    [id, address],
  );
  const guard = useMemo<Guard>(() => ({ follow: (link) => void followLink(link).catch(showError) }), [followLink]);

  return (
    <Guards value={guard}>
      {children}
      {stopped && <LinkDialog stopped={stopped} isOpen={isOpen} onOpenChange={setOpen} />}
    </Guards>
  );
}
