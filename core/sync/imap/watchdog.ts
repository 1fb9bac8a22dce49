import type { ImapFlow } from 'imapflow';
import type { Clock } from '../../context.ts';

/** A server that has not sent a byte for this long while it owed an answer is gone. */
const stallMs = 120_000;
/** A NOOP is answered at once. */
const probeMs = 15_000;

export interface Watchdog {
  readonly isStalled: boolean;
  /** Call it when an answer is awaited; call what it returns when it came. */
  expect(): () => void;
  /** Call it when our side is busy with what came and reads no further; call what it returns when it goes on. */
  hold(): () => void;
  /** A NOOP against the clock; ends the line when nothing comes back. */
  probe(): Promise<void>;
  close(): void;
}

/**
 * TCP does not tell that the other side is gone: after a sleep, behind a router that forgot, the line just stays quiet.
 * The clock is the injected one, so an overdue look happens as soon as the machine is awake.
 */
export function createWatchdog(client: ImapFlow, clock: Clock): Watchdog {
  let expected = 0;
  let held = 0;
  let since = 0;
  let bytes = 0;
  let disarm: (() => void) | undefined;
  let isStalled = false;

  function giveUp(): void {
    isStalled = true;
    client.close();
  }

  function look(): void {
    bytes = client.stats().received;
    since = clock.now();
  }

  // One alarm for thousands of rows: it stays armed between them and looks when it goes off.
  function arm(): void {
    disarm = clock.wakeAt(since + stallMs, () => {
      disarm = undefined;
      if (expected === 0) return;
      const isQuiet = held === 0 && client.stats().received === bytes;
      if (isQuiet && clock.now() - since >= stallMs) {
        giveUp();
        return;
      }
      if (!isQuiet) look();
      arm();
    });
  }

  return {
    get isStalled() {
      return isStalled;
    },
    expect() {
      if (expected === 0) look();
      expected += 1;
      if (disarm === undefined) arm();
      let isOver = false;
      return () => {
        if (!isOver) expected -= 1;
        isOver = true;
      };
    },
    hold() {
      held += 1;
      return () => {
        held -= 1;
        if (expected > 0) look();
      };
    },
    async probe() {
      let calledOff = () => {};
      const waitOn = () => {
        const before = client.stats().received;
        calledOff = clock.wakeAt(clock.now() + probeMs, () => {
          // The NOOP stands behind a long answer, which is a sign of life too.
          if (held > 0 || client.stats().received !== before) waitOn();
          else giveUp();
        });
      };
      waitOn();
      try {
        await client.noop();
      } finally {
        calledOff();
      }
    },
    close() {
      disarm?.();
      disarm = undefined;
    },
  };
}
