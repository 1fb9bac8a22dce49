// What a person reads before anything else of the house stands: short lines, in German or English by the system's
// language. Runs on Node 20 without any dependency, like everything in this folder.

/** @typedef {'de' | 'en'} Language */
/** @typedef {{ de: string, en: string }} Words */
/** @typedef {{ done(): void, failed(): void }} Step */
/** @typedef {{ language: Language, say(words: Words): void, step(words: Words): Step }} Teller */

/**
 * The same answer as the hosts give (shared/system-language.ts), which cannot be imported here: this runs on Node 20.
 *
 * @param {string} locale
 * @returns {Language}
 */
export function readLanguage(locale = Intl.DateTimeFormat().resolvedOptions().locale) {
  return /^de(?![a-z])/i.test(locale) ? 'de' : 'en';
}

/** @param {number} ms */
export function formatDuration(ms) {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * @param {Language} language
 * @param {{ write(text: string): unknown, isTTY?: boolean }} out
 * @returns {Teller}
 */
export function createTeller(language, out = process.stdout) {
  /** @type {Teller['step']} */
  const step = (words) => {
    const startedAt = Date.now();
    const told = `${words[language]} … `;
    out.write(told);
    // A pipe or a log gets one line and no running clock.
    const clock = out.isTTY
      ? setInterval(() => out.write(`\r${told}${formatDuration(Date.now() - startedAt)}`), 1000)
      : undefined;
    /** @param {Words} end */
    const close = (end) => {
      clearInterval(clock);
      // The trailing blanks cover the clock where its text was longer.
      out.write(out.isTTY ? `\r${told}${end[language]}    \n` : `${end[language]}\n`);
    };
    return {
      done: () => {
        const duration = formatDuration(Date.now() - startedAt);
        close({ de: `fertig nach ${duration}`, en: `done in ${duration}` });
      },
      failed: () => close({ de: 'nicht gelungen', en: 'failed' }),
    };
  };
  return { language, step, say: (words) => void out.write(`${words[language]}\n`) };
}
