import { useEffect, useState } from 'react';
import type { MessageId } from '#shared/ids.ts';
import type { WashedMail } from './wash/index.ts';
import { findWashed, washMessage } from './washed-mails.ts';

export type WashState =
  | { readonly state: 'washing' }
  | { readonly state: 'washed'; readonly mail: WashedMail }
  /** What came out of our own hands; the text stands in. */
  | { readonly state: 'failed' };

const washing: WashState = { state: 'washing' };

/** `null` html: nothing to wash. */
export function useWashed(id: MessageId, html: string | null, isWhole: boolean): WashState {
  const [last, setLast] = useState<{ html: string; isWhole: boolean; state: WashState } | null>(null);
  useEffect(() => {
    if (html === null || findWashed(id, html, isWhole) !== null) return undefined;
    let isGone = false;
    washMessage(id, html, isWhole).then(
      (mail) => !isGone && setLast({ html, isWhole, state: { state: 'washed', mail } }),
      () => !isGone && setLast({ html, isWhole, state: { state: 'failed' } }),
    );
    return () => {
      isGone = true;
    };
  }, [id, html, isWhole]);

  if (html === null) return washing;
  const ready = findWashed(id, html, isWhole);
  if (ready !== null) return { state: 'washed', mail: ready };
  return last !== null && last.html === html && last.isWhole === isWhole ? last.state : washing;
}
