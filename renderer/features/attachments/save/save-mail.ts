import { msg } from '@lingui/core/macro';
import type { MessageId } from '#shared/ids.ts';
import { displaySubject } from '#shared/model/subject.ts';
import { coreClient } from '../../../lib/core.ts';
import { showNotice } from '../../../lib/notices.ts';
import { fetchPieces } from './fetch-pieces.ts';
import { handOver } from './hand-over.ts';

/** A message as a file, byte for byte as it came. */
export async function saveMail(id: MessageId): Promise<void> {
  const { signal } = new AbortController();
  const { subject } = await coreClient.messages.get({ id }, { signal });
  const ask = (offset: number, limit: number) => coreClient.messages.raw({ id, offset, limit }, { signal });
  const bytes = await fetchPieces(ask, signal);
  const name = `${nameOfSubject(displaySubject(subject))}.eml`;
  if ((await handOver([{ name, bytes }], name)) !== null) showNotice(msg`${name} was saved.`);
}

/** What no disk takes is left out; the rest says which mail it is. */
export function nameOfSubject(subject: string): string {
  const plain = subject
    .replace(/[<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 100)
    .trim();
  return plain || 'mail';
}
