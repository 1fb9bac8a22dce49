import { clip } from '#shared/model/line.ts';
import { splitTarget } from './split-target.ts';

const shownChars = 160;

/** Where a link leads, its host in bold. */
export function TargetWords({ href }: { href: string }) {
  const { before, host, after } = splitTarget(href);
  return (
    <>
      {before}
      <strong>{host}</strong>
      {clip(after, shownChars)}
    </>
  );
}
