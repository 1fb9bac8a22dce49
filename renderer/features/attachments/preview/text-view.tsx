import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { ScrollArea } from '../../../ui/index.ts';
import classes from './preview.module.css';

const maxChars = 300_000;

/** Any text as what it is: letters. A web page is shown as its source. */
export function TextView({ bytes, name }: { bytes: Uint8Array; name: string }) {
  const { t } = useLingui();
  const { text, isCut } = useMemo(() => readText(bytes), [bytes]);
  return (
    <>
      <ScrollArea as="pre" aria-label={t`Text of ${name}`} className={classes.text}>
        {text}
      </ScrollArea>
      {isCut && (
        <p className={classes.note}>
          <Trans>Only the beginning is shown. Saved, it is whole.</Trans>
        </p>
      )}
    </>
  );
}

/** UTF-8 where it is; else the one that can read any byte. */
export function readText(bytes: Uint8Array): { text: string; isCut: boolean } {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  let text: string;
  try {
    text = new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  return { text: text.slice(0, maxChars), isCut: text.length > maxChars };
}
