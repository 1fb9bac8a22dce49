import { SetupError } from './setup-error.mjs';
import { stopChildren } from './run-child.mjs';

/**
 * Runs the steps before the program; a failure a person can act on is told in a sentence and ends with 1, Ctrl+C
 * leaves no child and no lock behind.
 *
 * @template Result
 * @param {import('./say.mjs').Teller} teller
 * @param {() => Promise<Result>} steps
 * @returns {Promise<Result>}
 */
export async function runSetup(teller, steps) {
  const stop = () => {
    stopChildren();
    process.exit(130);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await steps();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    teller.say(error.words);
    if (error.detail) process.stdout.write(`\n${error.detail}\n`);
    process.exit(1);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
