/** The card that stands for many conversations; a click on it leads to the inbox. */
export const manyId = 'new-mails';

/** The card by which the user tries notifications out. */
export const selfTestId = 'self-test';
