import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const stopLimitMs = 15_000;

/**
 * Runs the program in the foreground until it ends. Signals to us are signals to it, so Ctrl+C closes its database.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null, ranMs: number }>}
 */
export function runApp(command, args, options) {
  return new Promise((resolve) => {
    const startedAt = Date.now();
    const child = spawn(command, args, { ...options, stdio: 'inherit' });
    /** @type {NodeJS.Timeout | undefined} */
    let limit;
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      // On Windows the console tells every process itself, and a signal from here would end it hard.
      if (process.platform !== 'win32') child.kill(signal);
      limit ??= setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
    };
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, forward);
    /** @param {number} code @param {NodeJS.Signals | null} signal */
    const finish = (code, signal) => {
      clearTimeout(limit);
      for (const name of signals) process.off(name, forward);
      resolve({ code, signal, ranMs: Date.now() - startedAt });
    };
    child.on('error', () => finish(127, null));
    child.on('close', (code, signal) => finish(code ?? 128 + (signal ? constants.signals[signal] : 0), signal));
  });
}
