import { Fragment, type ReactNode } from 'react';
import type { Match } from './fuzzy-match.ts';

/** A text with the letters that were searched for drawn stronger. */
export function Highlighted({ text, ranges }: { text: string; ranges: Match['ranges'] }) {
  const letters = Array.from(text);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(
      <Fragment key={start}>
        {letters.slice(at, start).join('')}
        <b>{letters.slice(start, end).join('')}</b>
      </Fragment>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {letters.slice(at).join('')}
    </>
  );
}
