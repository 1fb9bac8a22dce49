import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { core, queryClient } from '../lib/core.ts';
import { useLine } from '../lib/connection-state.ts';
import { lazyPart } from '../lib/lazy-part.tsx';
import { NoAnswer } from './line/no-answer.tsx';
import { Opening } from './line/opening.tsx';
import { Ready } from './ready.tsx';

const BootScreens = lazyPart(async () => (await import('../features/boot/index.ts')).BootScreens);
const FirstRecoveryCode = lazyPart(async () => (await import('../features/boot/index.ts')).FirstRecoveryCode);

/** What the window shows before there is mail to show: nobody answers, the file opens, a key is missing. */
export function Gate() {
  const line = useLine();
  const { data: state } = useQuery(core.boot.state.queryOptions({ input: {} }));
  // Once the frame stood it stays: a core that was started again must not cost a half-written line.
  const [wasReady, setWasReady] = useState(false);
  const [showsNewCode, setShowsNewCode] = useState(false);
  if (state?.phase === 'ready' && !wasReady) setWasReady(true);
  const isReady = state?.phase === 'ready';
  useEffect(() => {
    // While the file was closed everything answered `unavailable`; now it can be asked.
    if (isReady)
      void queryClient.invalidateQueries({
        queryKey: core.key(),
        predicate: (query) => query.state.status === 'error',
      });
  }, [isReady]);

  if (!state) return line === 'lost' ? <NoAnswer /> : <Opening step="starting" />;
  if (state.phase === 'ready' && showsNewCode) return <FirstRecoveryCode onDone={() => setShowsNewCode(false)} />;
  if (state.phase === 'ready' || (state.phase === 'opening' && wasReady)) return <Ready />;
  if (state.phase === 'opening') return line === 'lost' ? <NoAnswer /> : <Opening step={state.step} />;
  return <BootScreens state={state} onVaultCreating={setShowsNewCode} />;
}
