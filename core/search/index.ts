export { indexWords, reindexWords, type MessageWords } from './index-words.ts';
export { searchWords } from './query-words.ts';
