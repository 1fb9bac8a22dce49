import { execFileSync } from 'node:child_process';

const lookEveryMs = 1_000;

/**
 * npm that is told to end (SIGTERM, SIGHUP) does so at once and leaves running what it started. We end with it, or the
 * profile would stay open with nobody there. Whoever called this file without npm is left alone.
 *
 * @param {() => void} onGone
 * @param {NodeJS.ProcessEnv} env
 */
export function followNpm(onGone, env = process.env) {
  if (process.platform === 'win32' || !env['npm_lifecycle_event']) return;
  const npm = findNpm();
  if (npm === null) return;
  const clock = setInterval(() => {
    if (isAlive(npm)) return;
    clearInterval(clock);
    onGone();
  }, lookEveryMs);
  clock.unref();
}

/** Some shells step aside for the command they run, others stay between npm and us. */
function findNpm() {
  try {
    const [parent = '', ...name] = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(process.ppid)], {
      encoding: 'utf8',
    })
      .trim()
      .split(/\s+/);
    const isShell = /(?:^|\/)-?(?:sh|bash|dash|zsh|ksh|busybox)$/.test(name.join(' '));
    return isShell ? Number(parent) : process.ppid;
  } catch {
    // A system without `ps`: the start works there, too, it only does not notice.
    return null;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
