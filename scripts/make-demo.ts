// `node --import ./scripts/raw-imports.mjs scripts/make-demo.ts [FOLDER]`: renders the demo mailbox into
// resources/demo/mail.b64: the conversations of resources/demo, what scripts/demo/extras.ts adds, and the labelled
// mailbox in FOLDER (../shared/evalset/dev beside the checkout). The same input gives the same file.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { DemoArchive } from '#core/demo/archive.ts';
import { renderArrivals, renderConversations } from './demo/conversations.ts';
import { renderExtras } from './demo/extras.ts';
import { renderFeldkamp } from './demo/feldkamp.ts';

const root = join(import.meta.dirname, '..');
const folder = resolve(process.argv[2] ?? join(root, '..', 'shared', 'evalset', 'dev'));
const labelled = join(folder, 'messages.jsonl');
if (!existsSync(labelled)) {
  console.error(`${labelled} does not exist: name the folder of the labelled mailbox`);
  process.exit(1);
}
const archive: DemoArchive = {
  entries: [...renderConversations(), ...renderExtras(), ...renderFeldkamp(readFileSync(labelled, 'utf8'))],
  arrivals: renderArrivals(),
};
const text = Buffer.from(JSON.stringify(archive));
const packed = brotliCompressSync(text, {
  params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
});
writeFileSync(join(root, 'resources', 'demo', 'mail.b64'), `${packed.toString('base64').replace(/.{120}/g, '$&\n')}\n`);
console.log(
  `${archive.entries.length} mails, ${archive.arrivals.length} arrivals: ${text.length} bytes, packed ${packed.length}`,
);
