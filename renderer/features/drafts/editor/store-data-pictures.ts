import type { Editor } from '@tiptap/core';
import type { DraftId } from '#shared/ids.ts';
import { showError } from '../../../lib/notices.ts';
import { attachPicture } from '../attach-files.ts';
import { isDataPicture } from './inline-picture.ts';

const running = new WeakSet<Editor>();

/** Pictures that came within pasted HTML become files of the mail, one after the other. */
export function storeDataPictures(editor: Editor, draftId: DraftId): void {
  if (running.has(editor) || findFirst(editor) === null) return;
  running.add(editor);
  void storeAll(editor, draftId)
    .catch(showError)
    .finally(() => running.delete(editor));
}

async function storeAll(editor: Editor, draftId: DraftId): Promise<void> {
  for (let src = findFirst(editor); src !== null; src = findFirst(editor)) {
    const bytes = Uint8Array.from(atob(src.slice(src.indexOf(',') + 1).replace(/\s/g, '')), (char) =>
      char.charCodeAt(0),
    );
    const mimeType = /^data:(image\/\w+)/i.exec(src)?.[1]?.toLowerCase() ?? 'image/png';
    const file = new File([bytes], `picture.${mimeType.slice('image/'.length)}`, { type: mimeType });
    const contentId = await attachPicture(draftId, file);
    if (editor.isDestroyed) return;
    const { tr } = editor.state;
    editor.state.doc.descendants((node, position) => {
      if (node.attrs['src'] === src) tr.setNodeAttribute(position, 'src', `cid:${contentId}`);
    });
    editor.view.dispatch(tr);
  }
}

function findFirst(editor: Editor): string | null {
  let found: string | null = null;
  editor.state.doc.descendants((node) => {
    const src: unknown = node.attrs['src'];
    if (found === null && node.type.name === 'picture' && isDataPicture(src)) found = src;
  });
  return found;
}
