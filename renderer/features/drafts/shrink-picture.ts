/** What the clipboard, a camera and a mail have in common. */
const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export function isPicture(file: File): boolean {
  return pictureTypes.has(file.type);
}

const largeBytes = 1_500_000;
const largePx = 2_400;
const smallerPx = 1_600;

/** Larger than a mail needs: by its bytes, or by more dots than any window shows. */
export async function isLargePicture(file: File): Promise<boolean> {
  if (file.size > largeBytes) return true;
  const bitmap = await createImageBitmap(file).catch(() => null);
  const isLarge = bitmap !== null && Math.max(bitmap.width, bitmap.height) > largePx;
  bitmap?.close();
  return isLarge;
}

/** The same picture with fewer dots; the file as it was where that is not possible or does not help. */
export async function shrinkPicture(file: File): Promise<File> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null || file.type === 'image/gif') return file;
  const scale = Math.min(1, smallerPx / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (context === null) return file;
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg';
  const blob = await canvas.convertToBlob({ type, quality: 0.85 });
  if (blob.size >= file.size) return file;
  const name = type === file.type ? file.name : file.name.replace(/\.\w+$/, '.jpg');
  return new File([blob], name, { type });
}
