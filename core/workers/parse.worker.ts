import { parentPort } from 'node:worker_threads';
import { parseMessage } from '../mime/index.ts';
import { serveParsing } from './parse-loop.ts';

/** Reads strangers' bytes, with limits of memory and time that its client sets (parse-client.ts). */
if (parentPort !== null) serveParsing(parentPort, parseMessage);
