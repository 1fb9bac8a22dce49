import type { Page } from 'playwright-core';

interface Probe {
  /** Looks from now on: the key must come after it. */
  expect(name: string, argument: string): void;
  /** Resolves with the milliseconds from that key to the frame in which it first held. */
  tookMs(): Promise<number>;
}

declare global {
  var benchProbe: Probe;
}

/** Put into the page once; it watches the document and reads the clock of the page, not that of the test. */
export async function installProbe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const rows = () => [...document.querySelectorAll<HTMLElement>('[data-pane="list"] [role="row"][data-key]')];
    const row = (key: string) => rows().find((element) => element.dataset['key'] === key);
    const reader = () => document.querySelector<HTMLElement>('[data-pane="reader"]');
    const conditions: Record<string, (argument: string) => boolean> = {
      gone: (key) => row(key) === undefined,
      active: (key) => row(key)?.tabIndex === 0,
      starred: (key) => /Starred/.test(row(key)?.getAttribute('aria-label') ?? ''),
      unstarred: (key) => !/Starred/.test(row(key)?.getAttribute('aria-label') ?? ''),
      unread: (key) => row(key)?.getAttribute('aria-label')?.startsWith('Unread') === true,
      read: (key) => row(key)?.getAttribute('aria-label')?.startsWith('Unread') !== true,
      selected: (key) => row(key)?.getAttribute('aria-selected') === 'true',
      unselected: (key) => row(key)?.getAttribute('aria-selected') !== 'true',
      open: (mark) => {
        const shown = reader();
        if (shown?.textContent?.includes(mark)) return true;
        return [...(shown?.querySelectorAll('iframe') ?? [])].some((frame) =>
          frame.contentDocument?.body?.textContent?.includes(mark),
        );
      },
    };
    let pressedAt = 0;
    window.addEventListener('keydown', (event) => (pressedAt = event.timeStamp), { capture: true });
    let taken: Promise<number> = Promise.resolve(0);
    globalThis.benchProbe = {
      tookMs: () => taken,
      expect: (name, argument) => {
        taken = new Promise((resolve, reject) => {
          const isReady = conditions[name];
          if (!isReady) return reject(new Error(`no condition ${name}`));
          pressedAt = 0;
          let isOver = false;
          const look = () => {
            if (isOver || pressedAt === 0 || !isReady(argument)) return;
            isOver = true;
            observer.disconnect();
            clearTimeout(limit);
            // The frame that holds it, and the moment after it was painted.
            requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.addEventListener('message', () => resolve(performance.now() - pressedAt));
              channel.port1.start();
              channel.port2.postMessage(null);
            });
          };
          const observer = new MutationObserver(look);
          observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          // What changes inside a frame of the page no observer of the document sees.
          const lookEachFrame = () => {
            look();
            if (!isOver) requestAnimationFrame(lookEachFrame);
          };
          requestAnimationFrame(lookEachFrame);
          const limit = setTimeout(() => reject(new Error(`${name} ${argument} did not come`)), 20_000);
        });
      },
    };
  });
}

/** Presses one key and answers how long it took until the page showed it. */
export async function timeKey(page: Page, key: string, name: string, argument: string): Promise<number> {
  const expected: [string, string] = [name, argument];
  await page.evaluate(([condition, value]) => globalThis.benchProbe.expect(condition, value), expected);
  await page.keyboard.press(key);
  return page.evaluate(() => globalThis.benchProbe.tookMs());
}

/** Frames per second while the list runs by at a steady pace for some seconds. */
export function scrollFrames(page: Page, durationMs: number): Promise<{ fps: number; rows: number }> {
  return page.evaluate(
    (lengthMs) =>
      new Promise((resolve) => {
        const grid = document.querySelector<HTMLElement>('[data-pane="list"] [role="grid"]');
        if (!grid) throw new Error('no list');
        const seen = new Set<string>();
        let frames = 0;
        let startedAt = 0;
        const step = (now: number) => {
          if (startedAt === 0) startedAt = now;
          else frames += 1;
          for (const row of grid.querySelectorAll<HTMLElement>('[role="row"]')) seen.add(row.dataset['key'] ?? '');
          if (now - startedAt >= lengthMs) {
            resolve({ fps: (frames * 1_000) / (now - startedAt), rows: seen.size });
            return;
          }
          // About two screens a second: as fast as one can still read names.
          grid.scrollTop += 30;
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    durationMs,
  );
}

/** Counts tasks of more than 50 ms from now on; the answer reads and resets. */
export async function watchLongTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: 'longtask' });
    Object.assign(globalThis, { benchLongTasks: tasks });
  });
  return () => page.evaluate(() => (globalThis as unknown as { benchLongTasks: number[] }).benchLongTasks.splice(0));
}
