import { useLingui } from '@lingui/react/macro';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import classes from './evidence.module.css';

export type QuoteProps = {
  /** 13/20 beside other text, 14/22 in a box of its own, 15/24 as the point of the view. */
  size?: 'small' | 'medium' | 'large';
  /** The language of the quoted words, where it is not the app's. */
  lang?: string;
  isInline?: boolean;
  className?: string;
  children: ReactNode;
};

/** Somebody's words, in serif. The quotation marks are part of the text: they differ by language. */
export function Quote({ size = 'small', lang, isInline = false, className, children }: QuoteProps) {
  const Element = isInline ? 'q' : 'blockquote';
  return (
    <Element
      lang={lang}
      className={cx(classes.quote, size === 'medium' && classes.medium, size === 'large' && classes.large, className)}
    >
      {children}
    </Element>
  );
}

/** Felt pen: `evidence` is the passage something rests on, `exact` a literal search hit. Used for nothing else. */
export function Mark({ kind = 'evidence', children }: { kind?: 'evidence' | 'exact'; children: ReactNode }) {
  return <mark className={cx(classes.mark, kind === 'exact' && classes.exact)}>{children}</mark>;
}

export type CitationNumberProps = Omit<ComponentProps<'button'>, 'children'> & {
  /** The number of the message, the page, the passage: the same on both ends. */
  number: number;
  /** Its passage is shown: yellow. */
  isOpen?: boolean;
};

/** The small square number behind a claim. Without `onClick` it is the other end: the number on the message. */
export function CitationNumber({ number, isOpen = false, className, ...rest }: CitationNumberProps) {
  const { t } = useLingui();
  const look = cx(classes.cite, isOpen && classes.lit, className);
  if (!rest.onClick) return <span className={look}>{number}</span>;
  return (
    <button type="button" aria-label={t`Source ${number}`} aria-pressed={isOpen} {...rest} className={look}>
      {number}
    </button>
  );
}
