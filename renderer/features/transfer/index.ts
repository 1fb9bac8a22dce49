import { lazyPart } from '../../lib/lazy-part.tsx';

export { useFileDrop } from './dropped-files.ts';
export const TransferSection = lazyPart(async () => (await import('./transfer-section.tsx')).TransferSection);
