import type { DragEvent } from 'react';
import { dangerOfName } from '#shared/model/file-danger.ts';
import { hasCapability } from '../../lib/host.ts';
import { keyOf, type AttachedFile } from './attached-file.ts';
import { fetchFile } from './save/fetch-file.ts';
import { nameForDisk } from './save/save-files.ts';

/** A drag cannot wait: what may be dragged is fetched when the pointer comes near, so only small files can be. */
const maxBytes = 10_000_000;

let prepared: { readonly key: string; readonly url: string } | null = null;
let wanted = '';

/** Dragging a file out of the window, into a folder. Browsers can; what is dangerous is saved with a question instead. */
export const dragFile = {
  prepare(file: AttachedFile): void {
    const key = keyOf(file);
    if (!canDrag(file) || wanted === key) return;
    wanted = key;
    fetchFile(file, new AbortController().signal).then(
      (bytes) => {
        if (wanted !== key) return;
        if (prepared !== null) URL.revokeObjectURL(prepared.url);
        prepared = { key, url: URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' })) };
      },
      // Nobody asked for anything yet: whoever saves the file is told why it cannot be had.
      () => {
        if (wanted === key) wanted = '';
      },
    );
  },

  start(file: AttachedFile, event: DragEvent): void {
    if (prepared?.key !== keyOf(file)) {
      event.preventDefault();
      return;
    }
    const name = nameForDisk(file).replaceAll(':', '_');
    event.dataTransfer.effectAllowed = 'copy';
    event.dataTransfer.setData('DownloadURL', `application/octet-stream:${name}:${prepared.url}`);
  },
};

function canDrag(file: AttachedFile): boolean {
  return file.sizeBytes <= maxBytes && dangerOfName(file.name) === null && !hasCapability('saveFiles');
}
