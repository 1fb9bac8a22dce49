import type * as Electron from 'electron';
import type { Page } from 'playwright-core';

/**
 * What a desktop spec needs of a running app, whichever way it runs: under Electron where its binary is there, else
 * against the stand-in. `evaluate` runs a function inside the main process with the module `electron` in its hand.
 */
export interface DesktopApp {
  evaluate<Result, Argument>(
    run: (electron: typeof Electron, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** The pages of the app's windows. */
  windows(): Page[];
  firstWindow(): Promise<Page>;
  /** Starts the app once more with the same profile; resolves when that second start has ended. */
  startAgain(args: string[]): Promise<void>;
  /** Asks to quit, as from the menu; resolves with the exit code. */
  quit(): Promise<number>;
  kill(): Promise<void>;
  /** The exit code, once there is one. */
  readonly exited: Promise<number>;
  /** What it said so far. */
  output(): string;
}

export interface DesktopLaunch {
  /** The built main process. */
  readonly mainFile: string;
  readonly args: string[];
  readonly env?: Record<string, string>;
}

export type LaunchDesktop = (launch: DesktopLaunch) => Promise<DesktopApp>;

/** Waits for a condition, not for a time. */
export async function until<Value>(
  read: () => Value | Promise<Value>,
  isThere: (value: Value) => boolean = Boolean,
  limitMs = 15_000,
): Promise<Value> {
  const end = performance.now() + limitMs;
  for (;;) {
    const value = await read();
    if (isThere(value)) return value;
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
