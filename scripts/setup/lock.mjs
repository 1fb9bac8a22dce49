import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SetupError } from './setup-error.mjs';

const waitLimitMs = 15 * 60_000;

/**
 * Two starts at once install and build one after the other. The lock is a file with the holder's process id.
 *
 * @template Result
 * @param {string} path
 * @param {() => Promise<Result>} run
 * @param {{ onWait?: () => void, pollMs?: number, limitMs?: number }} options
 * @returns {Promise<Result>}
 */
export async function withLock(path, run, options = {}) {
  const startedAt = Date.now();
  let hasTold = false;
  mkdirSync(dirname(path), { recursive: true });
  while (!takeLock(path)) {
    if (!hasTold) options.onWait?.();
    hasTold = true;
    if (Date.now() - startedAt > (options.limitMs ?? waitLimitMs)) throw waitedTooLong(path);
    await wait(options.pollMs ?? 300);
  }
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await run();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} path */
function takeLock(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
  const holder = readHolder(path);
  if (holder === null || isAlive(holder.pid, holder.takenAt)) return false;
  // Only one of several waiters wins this rename; the others find no file and try again from the start.
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
    return false;
  }
  // Between reading and renaming another waiter may have taken the lock: then it gets it back.
  if (readHolder(aside)?.pid === holder.pid) rmSync(aside, { force: true });
  else renameSync(aside, path);
  return false;
}

/** @param {string} path */
function readHolder(path) {
  try {
    return { pid: Number(readFileSync(path, 'utf8')), takenAt: statSync(path).mtimeMs };
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/**
 * @param {number} pid
 * @param {number} takenAt
 */
function isAlive(pid, takenAt) {
  // A lock from before the machine came up belongs to nobody, whoever has the number now.
  if (takenAt < Date.now() - uptime() * 1000) return false;
  // An empty file is one that its holder is just writing; one that stays empty was left by a crash.
  if (!Number.isInteger(pid) || pid <= 0) return Date.now() - takenAt < 5_000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/** @param {unknown} error @param {string} code */
function isCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** @param {string} path */
function waitedTooLong(path) {
  return new SetupError({
    de: `Ein anderer Start richtet seit 15 Minuten ein. Läuft keiner mehr, lösche ${path} und starte neu.`,
    en: `Another start has been setting up for 15 minutes. If none is running, delete ${path} and start again.`,
  });
}
