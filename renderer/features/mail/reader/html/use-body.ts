import { msg } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Message } from '#shared/contract/threads.ts';
import { core, coreClient } from '../../../../lib/core.ts';
import { showError } from '../../../../lib/notices.ts';
import { useSettings } from '../../../../lib/settings.ts';
import { offerUndo } from '../../../undo/index.ts';
import { offerBody, type BodyHandle } from './body-handles.ts';
import { bodyQuery } from './body-query.ts';
import { chooseBody, useBodyChoices, type BodyChoices } from './body-state.ts';
import { useFrameLook, type AppLook } from './use-frame-look.ts';
import { useParts, useRemote, type Pictures } from './use-pictures.ts';
import { useWashed } from './use-washed.ts';
import type { WashedMail } from './wash/index.ts';

/** Everything about pictures that lie elsewhere: whether they may come, and how far they have. */
export interface RemoteState extends Pictures {
  readonly isShown: boolean;
  readonly isNever: boolean;
  readonly isAuthenticated: boolean;
  readonly address: string;
}

export type Body =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'html';
      readonly html: string;
      readonly mail: WashedMail;
      readonly look: AppLook;
      readonly colors: 'adapted' | 'original';
      readonly choices: BodyChoices;
      readonly pictures: ReadonlyMap<string, string>;
      readonly remote: RemoteState;
    };

export function useBody(message: Message): Body {
  const { id, from } = message;
  const settings = useSettings();
  const choices = useBodyChoices(id);
  const look = useFrameLook();
  const isTextAlone = message.hasBody && !message.hasHtml;
  const body = useQuery({ ...bodyQuery(message), enabled: !isTextAlone });
  const address = from.address.slice(0, 500);
  const senderLook = useQuery(core.senderLooks.get.queryOptions({ input: { address } })).data;
  const standing = useQuery(core.remoteContent.standing.queryOptions({ input: { messageId: id } })).data;

  const html = body.data?.html ?? null;
  const text = body.data?.text ?? message.text;
  const hasText = text.trim() !== '';
  const wanted = choices.body ?? (settings.prefersPlainText && hasText ? 'text' : 'html');
  const isHtml = html !== null && wanted === 'html';
  const washed = useWashed(id, isHtml ? html : null, choices.isWhole ?? false);
  const mail = washed.state === 'washed' ? washed.mail : undefined;

  const isAsked = choices.showsImages === true && standing?.isNever === false;
  const consent = standing?.isAllowed === true ? 'standing' : isAsked ? 'once' : null;
  const parts = useParts(id, mail?.contentIds);
  const fetched = useRemote(id, mail?.remoteUrls, consent);
  const pictures = useMemo(() => new Map([...parts.urls, ...fetched.urls]), [parts.urls, fetched.urls]);
  const colors = senderLook?.colors ?? 'adapted';

  useEffect(() => {
    const isElsewhere = (mail?.remoteUrls.length ?? 0) > 0;
    const handle: BodyHandle = {
      showImages: {
        enabled: !isElsewhere
          ? msg`This message has no pictures from elsewhere`
          : consent !== null
            ? msg`They are shown already`
            : standing?.isNever === true
              ? msg`The settings never load pictures`
              : true,
        run: () => chooseBody(id, { showsImages: true }),
      },
      allowSender: {
        enabled:
          standing?.isAllowed === true
            ? msg`They are shown already`
            : standing?.isNever === true
              ? msg`The settings never load pictures`
              : standing?.isAuthenticated === true
                ? true
                : msg`Nobody has confirmed that this address is the sender’s`,
        run: () => {
          coreClient.remoteContent
            .allowSender({ messageId: id })
            .then((allowed) => offerUndo('remoteContent.allow', allowed))
            .catch(showError);
        },
      },
      toggleColors: {
        enabled:
          look.scheme === 'light' ? msg`Only in the dark theme` : isHtml ? true : msg`Text has no colours of its own`,
        run: () => {
          const next = colors === 'original' ? null : 'original';
          coreClient.senderLooks.set({ address, colors: next }).catch(showError);
        },
      },
      toggleText: {
        enabled: html === null ? msg`It is only text` : hasText ? true : msg`It has no plain text`,
        run: () => chooseBody(id, { body: isHtml ? 'text' : 'html' }),
      },
    };
    return offerBody(id, handle);
  }, [id, address, mail, consent, standing, look.scheme, isHtml, html, hasText, colors]);

  // What came with the conversation is shown with it.
  if (isTextAlone) return { kind: 'text', text };
  if (body.isPending || senderLook === undefined) return body.isError ? { kind: 'text', text } : { kind: 'waiting' };
  if (!isHtml || washed.state === 'failed') return { kind: 'text', text };
  if (mail === undefined || html === null) return { kind: 'waiting' };
  return {
    kind: 'html',
    html,
    mail,
    look,
    colors,
    choices,
    pictures,
    remote: {
      ...fetched,
      isShown: consent !== null,
      isNever: standing?.isNever ?? false,
      isAuthenticated: standing?.isAuthenticated ?? false,
      address: standing?.address ?? '',
    },
  };
}
