import { useState } from 'react';
import type { DraftId } from '#shared/ids.ts';
import { showError } from '../../lib/notices.ts';
import { attachFiles, attachPicture } from './attach-files.ts';
import { getTextEditor } from './editor/text-editor.ts';
import { isLargePicture, isPicture, shrinkPicture } from './shrink-picture.ts';

export interface FileTaker {
  /** Pictures that wait for the word whether they may stay as large as they are. */
  readonly large: readonly File[];
  readonly tooLarge: readonly File[];
  attach(files: readonly File[]): void;
  /** Pictures into the text, other files beside it. */
  insert(files: readonly File[]): void;
  settleLarge(how: 'shrink' | 'keep' | 'drop'): void;
}

/** Files on their way into a draft. */
export function useFileTaker(id: DraftId): FileTaker {
  const [large, setLarge] = useState<readonly File[]>([]);
  const [tooLarge, setTooLarge] = useState<readonly File[]>([]);
  const attach = async (files: readonly File[]) => {
    if (files.length > 0) setTooLarge(await attachFiles(id, files));
  };
  const put = async (pictures: readonly File[]) => {
    for (const file of pictures) {
      const contentId = await attachPicture(id, file);
      getTextEditor()?.insertPicture(contentId, file.name.replace(/\.\w+$/, ''));
    }
  };
  const insert = async (files: readonly File[]) => {
    const pictures = getTextEditor() === null ? [] : files.filter(isPicture);
    await attach(files.filter((file) => !pictures.includes(file)));
    const sizes = await Promise.all(pictures.map(isLargePicture));
    const big = pictures.filter((_, index) => sizes[index]);
    if (big.length > 0) setLarge((before) => [...before, ...big]);
    await put(pictures.filter((file) => !big.includes(file)));
  };
  const settle = async (how: 'shrink' | 'keep' | 'drop') => {
    setLarge([]);
    if (how === 'keep') await put(large);
    if (how === 'shrink') for (const file of large) await put([await shrinkPicture(file)]);
  };
  return {
    large,
    tooLarge,
    attach: (files) => void attach(files).catch(showError),
    insert: (files) => void insert(files).catch(showError),
    settleLarge: (how) => void settle(how).catch(showError),
  };
}
