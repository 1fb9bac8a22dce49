import { app } from 'electron';
import { z } from 'zod';

const handedOver = z.object({ link: z.string().max(8_192).nullable() });

/**
 * One running app per profile: Electron keys the lock by the folder chosen in places.ts. A second start hands its link
 * to the first and ends. Its data comes from another process, so it is parsed.
 */
export function claimInstance(link: string | null): boolean {
  return app.requestSingleInstanceLock({ link });
}

export function onSecondStart(show: () => void, openLink: (url: string) => void): void {
  app.on('second-instance', (_event, _args, _folder, data) => {
    const parsed = handedOver.safeParse(data);
    show();
    if (parsed.success && parsed.data.link) openLink(parsed.data.link);
  });
}
