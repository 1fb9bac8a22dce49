export { contactHandlers, contactUndo } from './contact-handlers.ts';
export { learnContacts } from './learn-contacts.ts';
