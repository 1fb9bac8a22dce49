import { Trans, useLingui } from '@lingui/react/macro';
import { Ellipsis } from 'lucide-react';
import { useId, useState } from 'react';
import { textToEditorHtml } from '#shared/model/editor-html.ts';
import { Button, IconButton } from '../../ui/index.ts';
import classes from './draft-files.module.css';
import type { DraftSession } from './draft-session.ts';
import { getTextEditor } from './editor/text-editor.ts';

/** The mail that is answered, folded away below the own words: sent as it is, drawn into the text, or left out. */
export function DraftQuote({ session }: { session: DraftSession }) {
  const { t } = useLingui();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { quoteText, quoteHtml, html, text } = session.fields;
  if (quoteText === '' && quoteHtml === null) return null;

  const drawIn = () => {
    const editor = html === null ? null : getTextEditor();
    if (editor !== null) editor.appendQuote(quoteHtml ?? textToEditorHtml(quoteText));
    else session.change({ text: `${text}\n\n${quoteText}` });
    session.change({ quoteText: '', quoteHtml: null });
  };
  return (
    <section className={classes.quote} aria-label={t`Quoted mail`}>
      <IconButton
        label={isOpen ? t`Hide the quoted mail` : t`Show the quoted mail`}
        icon={Ellipsis}
        variant="outlined"
        size="inline"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      />
      <div id={id} hidden={!isOpen}>
        <pre className={classes.quoted}>{quoteText}</pre>
        <div className={classes.quoteActions}>
          <Button onClick={drawIn}>
            <Trans>Answer within the quote</Trans>
          </Button>
          <Button variant="plain" onClick={() => session.change({ quoteText: '', quoteHtml: null })}>
            <Trans>Leave the quote out</Trans>
          </Button>
        </div>
      </div>
    </section>
  );
}
