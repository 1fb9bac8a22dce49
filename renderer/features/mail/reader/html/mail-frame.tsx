import { useLingui } from '@lingui/react/macro';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { fillPictures } from './frame/fill-pictures.ts';
import { fitFrame } from './frame/fit-frame.ts';
import { followFrame, type FrameEvents } from './frame/follow-frame.ts';
import { lendFonts } from './frame/lend-fonts.ts';
import { openFrame } from './frame/open-frame.ts';
import { placeUnfold } from './frame/place-unfold.ts';
import { recolor } from './frame/recolor.ts';
import { writeBaseSheet, writeOwnSheet } from './frame/frame-styles.ts';
import classes from './mail-frame.module.css';
import { LinkTarget } from './link-target.tsx';
import type { AppLook } from './use-frame-look.ts';
import type { WashedMail } from './wash/index.ts';

interface MailFrameProps {
  readonly mail: WashedMail;
  readonly look: AppLook;
  /** `original`: as it was designed, on white. */
  readonly colors: 'adapted' | 'original';
  readonly pictures: ReadonlyMap<string, string>;
  readonly showsQuote: boolean;
  readonly onQuote: () => void;
  readonly onLink: FrameEvents['onLink'];
}

/**
 * A washed mail in a frame of its own: no script runs there, nothing is loaded, nothing in it has an address. What the
 * mail's styles do stays within its four sides.
 */
export function MailFrame({ mail, look, colors, pictures, showsQuote, onQuote, onLink }: MailFrameProps) {
  const { t } = useLingui();
  const frame = useRef<HTMLIFrameElement>(null);
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const events = useRef<FrameEvents>({ onLink, onPoint: setPointed, onQuote });
  useLayoutEffect(() => {
    events.current = { onLink, onPoint: setPointed, onQuote };
  }, [onLink, onQuote]);

  useLayoutEffect(() => {
    const element = frame.current;
    const opened = element === null ? null : openFrame(element);
    if (element === null || opened === null) return undefined;
    const { page, setSheets } = opened;
    const isOnWhite = colors === 'original' && look.scheme === 'dark';
    const shown = isOnWhite ? onWhite(look) : look;
    const usesOwnDark = shown.scheme === 'dark' && mail.sheet.hasDark;
    setSheets([
      writeBaseSheet(shown),
      shown.scheme === 'dark' ? mail.sheet.dark : mail.sheet.light,
      writeOwnSheet(shown),
    ]);
    lendFonts(page);
    const copy = page.importNode(mail.root, true);
    page.body.append(copy);
    if (shown.scheme === 'dark') recolor(copy, { paper: look.paper, mode: usesOwnDark ? 'respect' : 'adapt' });
    const stopFitting = fitFrame(element, copy);
    const stopFollowing = followFrame(element, page, {
      onLink: (link) => events.current.onLink(link),
      onPoint: (link) => events.current.onPoint(link),
      onQuote: () => events.current.onQuote(),
    });
    setRoot(copy);
    return () => {
      stopFitting();
      stopFollowing();
      setPointed(null);
    };
  }, [mail, look, colors]);

  useEffect(() => {
    if (root !== null) fillPictures(root, pictures);
  }, [root, pictures]);

  const unfold = showsQuote ? t`Hide quoted text` : t`Show quoted text`;
  useLayoutEffect(() => {
    if (root !== null && mail.hasQuote) placeUnfold(root, unfold, showsQuote);
  }, [root, mail.hasQuote, unfold, showsQuote]);

  return (
    <div className={classes.place} data-on={colors === 'original' && look.scheme === 'dark' ? 'white' : undefined}>
      <iframe ref={frame} sandbox="allow-same-origin" title={t`Text of the message`} className={classes.frame} />
      {pointed !== null && <LinkTarget href={pointed} />}
    </div>
  );
}

/** A sheet of white in a dark room: the colours of the app by day. */
function onWhite(look: AppLook): AppLook {
  return {
    ...look,
    scheme: 'light',
    text: '#222222',
    quiet: '#5f5f5f',
    line: '#c8c8c8',
    link: '#1d5a44',
    mark: '#f6e7b4',
    focus: '#1d6048',
  };
}
