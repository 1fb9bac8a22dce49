/** Flags that only the web shell knows: naming one asks for it. */
const webFlags = ['--web', '--port', '--host', '--tls-cert', '--tls-key', '--no-open'];

/** @param {string[]} args */
export function asksForWeb(args) {
  return args.some((arg) => webFlags.includes(/** @type {string} */ (arg.split('=')[0])));
}

/**
 * Missing libraries (127) and a sandbox that the system refuses (SIGTRAP) end Electron within seconds, before any
 * window: then the web shell takes over. A program that ran and then died is not started a second time.
 *
 * @param {{ code: number, signal: NodeJS.Signals | null, ranMs: number }} end
 */
export function crashedAtStart({ code, signal, ranMs }) {
  if (ranMs > 10_000) return false;
  return code === 127 || (signal !== null && ['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS'].includes(signal));
}
