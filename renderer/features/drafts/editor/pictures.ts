import type { DraftId } from '#shared/ids.ts';
import { coreClient, queryClient, core } from '../../../lib/core.ts';
import { readAttachment } from '../read-attachment.ts';

/** The pictures of a draft as addresses of this window; they end with the editor. */
export function openPictures(draftId: DraftId): {
  find(contentId: string): Promise<string | null>;
  close(): void;
} {
  const urls = new Map<string, Promise<string | null>>();
  let isClosed = false;

  const load = async (contentId: string): Promise<string | null> => {
    const known = queryClient.getQueryData(core.drafts.get.queryKey({ input: { id: draftId } }));
    const attachments = known?.attachments.some((file) => file.contentId === contentId)
      ? known.attachments
      : (await coreClient.drafts.get({ id: draftId })).attachments;
    const file = attachments.find((one) => one.contentId === contentId);
    if (file === undefined || !file.mimeType.startsWith('image/') || file.mimeType === 'image/svg+xml') return null;
    const blob = await readAttachment(draftId, file);
    return isClosed ? null : URL.createObjectURL(blob);
  };

  return {
    find: (contentId) => {
      const url = urls.get(contentId) ?? load(contentId).catch(() => null);
      urls.set(contentId, url);
      return url;
    },
    close: () => {
      isClosed = true;
      for (const url of urls.values()) void url.then((address) => address !== null && URL.revokeObjectURL(address));
    },
  };
}
