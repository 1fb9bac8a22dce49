import { useEffect } from 'react';
import type { ReaderSlotProps } from '../../../app/layout/slots.ts';
import { lazyPart } from '../../../lib/lazy-part.tsx';
import { useViewState } from '../../../state/view-state.ts';
import { loadWash } from './html/washed-mails.ts';
import classes from './mail-reader.module.css';
import { NothingOpen } from './nothing-open.tsx';

const loadThread = () => import('./open-thread.tsx');
const OpenThread = lazyPart(async () => (await loadThread()).OpenThread);

/** The reader pane of every mail view. */
export function MailReader({ onBack }: ReaderSlotProps) {
  const threadId = useViewState(({ route }) => (route.page === 'mail' ? route.threadId : null));
  // There before the first mail is opened, and after everything that is waited for.
  useEffect(() => {
    const handle = requestIdleCallback(() => void Promise.all([loadThread(), loadWash()]).catch(() => undefined));
    return () => cancelIdleCallback(handle);
  }, []);
  return (
    <div className={classes.reader}>
      {threadId === null ? <NothingOpen /> : <OpenThread id={threadId} onBack={onBack} />}
    </div>
  );
}
