/** A step that ended for a reason a person can act on: shown as it is, without a stack. */
export class SetupError extends Error {
  /**
   * @param {import('./say.mjs').Words} words
   * @param {string} [detail] the last lines of the tool that failed
   */
  constructor(words, detail = '') {
    super(words.en);
    this.words = words;
    this.detail = detail;
  }
}
