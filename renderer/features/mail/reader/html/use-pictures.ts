import { useEffect, useState } from 'react';
import type { MessageId } from '#shared/ids.ts';
import { isAppError } from '#shared/errors.ts';
import { coreClient } from '../../../../lib/core.ts';
import { fetchRemote, readPart, type Picture } from './load-pictures.ts';

/** What of a mail's pictures is here, by address or content id, as addresses only this window knows. */
export interface Pictures {
  readonly urls: ReadonlyMap<string, string>;
  /** How many could not be had, once all was tried. */
  readonly missing: number;
  readonly isLoading: boolean;
}

const none: Pictures = { urls: new Map(), missing: 0, isLoading: false };

/** Pictures that are parts of the mail itself. */
export function useParts(id: MessageId, contentIds: readonly string[] | undefined): Pictures {
  const wanted = contentIds === undefined ? '' : JSON.stringify(contentIds);
  return usePictures(`part ${wanted}`, contentIds?.length ? loadParts(id, contentIds) : null);
}

/** Pictures that lie elsewhere; `null` consent: none is asked for. */
export function useRemote(
  id: MessageId,
  urls: readonly string[] | undefined,
  consent: 'once' | 'standing' | null,
): Pictures {
  const wanted = urls === undefined ? '' : JSON.stringify(urls);
  return usePictures(
    `${consent ?? ''} ${wanted}`,
    consent !== null && urls?.length ? (onPicture, signal) => fetchRemote(id, urls, consent, onPicture, signal) : null,
  );
}

type Load = (onPicture: (picture: Picture | null) => void, signal: AbortSignal) => Promise<void>;

function usePictures(key: string, load: Load | null): Pictures {
  const [pictures, setPictures] = useState<{ key: string } & Pictures>({ key: '', ...none });
  useEffect(() => {
    if (load === null) return undefined;
    const ended = new AbortController();
    const urls = new Map<string, string>();
    let missing = 0;
    let frame = 0;
    const publish = (isLoading: boolean) => {
      // A newsletter's fifty pictures are a few drawings, not fifty.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setPictures({ key, urls: new Map(urls), missing, isLoading }));
    };
    publish(true);
    load((picture) => {
      if (ended.signal.aborted) return;
      if (picture === null) missing += 1;
      else urls.set(picture.name, URL.createObjectURL(picture.blob));
      publish(true);
    }, ended.signal).then(
      () => !ended.signal.aborted && publish(false),
      () => !ended.signal.aborted && publish(false),
    );
    return () => {
      ended.abort();
      cancelAnimationFrame(frame);
      for (const url of urls.values()) URL.revokeObjectURL(url);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says all that `load` depends on
  }, [key]);
  return pictures.key === key ? pictures : none;
}

const loadParts =
  (id: MessageId, contentIds: readonly string[]): Load =>
  async (onPicture, signal) => {
    const { parts } = await coreClient.messages.get({ id }, { signal });
    for (const contentId of contentIds) {
      const part = parts.find((one) => one.contentId?.replace(/^<|>$/g, '') === contentId);
      try {
        onPicture(part === undefined ? null : await readPart(id, part.path, contentId, signal));
      } catch (error) {
        if (isAppError(error, 'cancelled')) throw error;
        onPicture(null);
      }
    }
  };
