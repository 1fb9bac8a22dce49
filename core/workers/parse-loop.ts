import type { MessagePort } from 'node:worker_threads';
import { unreadableMessage, type ParsedMessage } from '../mime/index.ts';
import { packRaw } from '../raw/pack.ts';
import type { ParseAnswer, ParsedRaw, ParseQuestion } from './parse-protocol.ts';

/** The worker's half: one message after the other, in their order. */
export function serveParsing(port: MessagePort, parse: (raw: Uint8Array) => ParsedMessage): void {
  port.on('message', ({ id, raw, mode }: ParseQuestion) => {
    const parsed: ParsedRaw = { ...packRaw(raw), message: mode === 'whole' ? parse(raw) : unreadableMessage(raw) };
    const { buffer, byteLength } = parsed.packed;
    const isAlone = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
    send({ kind: 'parsed', id, parsed }, isAlone ? [buffer] : []);
  });
  send({ kind: 'ready' });

  function send(answer: ParseAnswer, moved: ArrayBuffer[] = []): void {
    port.postMessage(answer, moved);
  }
}
