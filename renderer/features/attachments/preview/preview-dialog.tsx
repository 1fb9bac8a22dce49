import { useState } from 'react';
import { lazyPart } from '../../../lib/lazy-part.tsx';
import type { AttachedFile } from '../attached-file.ts';
import { usePreview } from './preview-state.ts';

const FileDialog = lazyPart(async () => (await import('./file-dialog.tsx')).FileDialog);

/** Mounted once, above everything; what shows a file comes with the first that is looked at. */
export function PreviewDialog() {
  const { files, index } = usePreview();
  const file = files[index];
  // While the dialog fades out it still shows what it showed.
  const [shown, setShown] = useState<AttachedFile | null>(null);
  if (file !== undefined && file !== shown) setShown(file);
  if (shown === null) return null;
  return (
    <FileDialog
      file={shown}
      isOpen={file !== undefined}
      place={index + 1}
      total={files.length}
      onClosed={() => setShown(null)}
    />
  );
}
