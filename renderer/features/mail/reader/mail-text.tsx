import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useFormat } from '../../../lib/use-format.ts';
import { Button, Link } from '../../../ui/index.ts';
import { findLinks } from './find-links.ts';
import { MailLink } from './mail-link.tsx';
import classes from './mail-text.module.css';
import { parseText, splitTrailingQuote, type TextBlock } from './text-blocks.ts';

/** A longer text is drawn in parts: nobody reads it at a glance, and the window must not stand still for it. */
const firstPart = 40_000;

/** Somebody's words, in serif, as text and nothing but text. */
export function MailText({ text }: { text: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const [isWhole, setIsWhole] = useState(false);
  const [showsQuote, setShowsQuote] = useState(false);
  const shown = isWhole ? text : text.slice(0, firstPart);
  const { own, quoted } = useMemo(() => splitTrailingQuote(parseText(shown)), [shown]);
  if (text.trim() === '') {
    return (
      <p className={classes.nothing}>
        <Trans>This message has no text.</Trans>
      </p>
    );
  }
  const restBytes = format.bytes(text.length - firstPart);
  return (
    <div className={classes.text}>
      <Blocks blocks={own} />
      {quoted.length > 0 && (
        <Link aria-expanded={showsQuote} className={classes.more} onClick={() => setShowsQuote(!showsQuote)}>
          {showsQuote ? t`Hide quoted text` : t`Show quoted text`}
        </Link>
      )}
      {showsQuote && <Blocks blocks={quoted} />}
      {shown.length < text.length && (
        <div className={classes.more}>
          <Button onClick={() => setIsWhole(true)}>
            <Trans>Show the rest ({restBytes})</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

function Blocks({ blocks }: { blocks: readonly TextBlock[] }) {
  return blocks.map((block, place) => {
    const key = `${block.kind} ${place}`;
    switch (block.kind) {
      case 'quote':
        return (
          <blockquote key={key} className={classes.quote}>
            <Blocks blocks={block.blocks} />
          </blockquote>
        );
      case 'signature':
        return (
          <p key={key} dir="auto" className={classes.signature}>
            <Words text={block.text} />
          </p>
        );
      case 'paragraph':
        return (
          <p key={key} dir="auto">
            <Words text={block.text} />
          </p>
        );
    }
  });
}

function Words({ text }: { text: string }) {
  const parts = useMemo(
    () => findLinks(text).map((part, place) => ({ ...part, key: `${place} ${part.text}` })),
    [text],
  );
  return parts.map((part) =>
    part.kind === 'link' ? <MailLink key={part.key} text={part.text} url={part.url} /> : part.text,
  );
}
