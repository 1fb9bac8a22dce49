import { useEffect, useRef, useState } from 'react';
import { coreClient } from '../../lib/core.ts';
import { useTask, type Task } from '../../lib/use-task.ts';

/** Fetches the code when told to. It lives in this component only and is gone with it. */
export function useRecoveryCode(options: { atOnce: boolean }): { code: string | null; reveal: Task<[]> } {
  const [code, setCode] = useState<string | null>(null);
  const reveal = useTask(async () => {
    setCode((await coreClient.profile.revealRecoveryCode({})).recoveryCode);
  });
  const wasAsked = useRef(false);
  useEffect(() => {
    // The audit keeps every showing: ask once, however often React draws.
    if (!options.atOnce || wasAsked.current) return;
    wasAsked.current = true;
    reveal.run();
  });
  return { code, reveal };
}
