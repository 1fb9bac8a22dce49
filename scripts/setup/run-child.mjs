import { spawn } from 'node:child_process';

/** Children that would outlive a start that is broken off. */
const running = new Set();

/**
 * Runs a program to its end and keeps what it printed; rejects only where it could not be started at all.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number, shell?: boolean }} options
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>}
 */
export function runChild(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    running.add(child);
    let output = '';
    let timedOut = false;
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString()).slice(-100_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const limit =
      options.limitMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.limitMs);
    child.on('error', (error) => {
      running.delete(child);
      clearTimeout(limit);
      reject(error);
    });
    child.on('close', (code) => {
      running.delete(child);
      clearTimeout(limit);
      resolve({ code: code ?? 1, output, timedOut });
    });
  });
}

export function stopChildren() {
  for (const child of running) child.kill('SIGTERM');
}

/** @param {string} output @param {number} count */
export function lastLines(output, count) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}
