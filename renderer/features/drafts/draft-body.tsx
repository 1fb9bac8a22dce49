import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Draft } from '#shared/contract/drafts.ts';
import { lazyPart } from '../../lib/lazy-part.tsx';
import { useFormat } from '../../lib/use-format.ts';
import { Button, Notice } from '../../ui/index.ts';
import classes from './draft-editor.module.css';
import { DraftQuote } from './draft-quote.tsx';
import type { DraftSession } from './draft-session.ts';
import { FormatToolbar } from './editor/format-toolbar.tsx';
import { LinkDialog } from './editor/link-dialog.tsx';
import { PlainText } from './plain-text.tsx';
import type { FileTaker } from './take-files.ts';
import { openTemplatePicker } from './template-picker-state.ts';

const RichText = lazyPart(async () => (await import('./editor/rich-text.tsx')).RichText);

interface DraftBodyProps {
  readonly draft: Draft;
  readonly session: DraftSession;
  readonly language: string | null;
  readonly startsHere: boolean;
  readonly files: FileTaker;
}

/** The words themselves, formatted or plain, with what belongs to them. */
export function DraftBody({ draft, session, language, startsHere, files }: DraftBodyProps) {
  const { t } = useLingui();
  const { html, text } = session.fields;
  return (
    <>
      <FormatToolbar isRich={html !== null} onFiles={files.attach} onPictures={files.insert} />
      <FileNotices files={files} draft={draft} />
      {html === null ? (
        <PlainText
          label={t`Text`}
          text={text}
          language={language}
          startsHere={startsHere}
          onChange={(next) => session.change({ text: next })}
          onFiles={files.attach}
        />
      ) : (
        <RichText
          draftId={draft.id}
          label={t`Text`}
          html={html}
          readHtml={() => session.fields.html ?? ''}
          language={language}
          startsHere={startsHere}
          onChange={(change) => {
            // The last word of an editor that is being shut after the mail was made plain.
            if (session.fields.html !== null) session.change(change);
          }}
          onFiles={files.insert}
          onTemplates={openTemplatePicker}
        />
      )}
      <DraftQuote session={session} />
      <LinkDialog />
    </>
  );
}

/** Beyond this many servers refuse a mail, so says experience; the limit of one's own is told when it is sent. */
const manyBytes = 25_000_000;

function FileNotices({ files, draft }: { files: FileTaker; draft: Draft }) {
  const { t } = useLingui();
  const format = useFormat();
  const { large, tooLarge } = files;
  const size = draft.attachments.reduce((sum, { sizeBytes }) => sum + sizeBytes * (4 / 3), 0);
  return (
    <>
      {large.length > 0 && (
        <Notice
          tone="warn"
          isLive
          className={classes.notice}
          actions={
            <>
              <Button onClick={() => files.settleLarge('shrink')}>
                <Trans>Make smaller</Trans>
              </Button>
              <Button variant="plain" onClick={() => files.settleLarge('keep')}>
                <Trans>Keep the size</Trans>
              </Button>
              <Button variant="plain" onClick={() => files.settleLarge('drop')}>
                <Trans>Do not insert</Trans>
              </Button>
            </>
          }
        >
          <Plural
            value={large.length}
            one="This picture is larger than a mail needs"
            other="# pictures are larger than a mail needs"
          />
          {`: ${format.list(large.map(({ name, size: bytes }) => `${name} (${format.bytes(bytes)})`))}`}
        </Notice>
      )}
      {tooLarge.length > 0 && (
        <Notice tone="danger" isLive className={classes.notice}>
          {t`Too large to send: ${format.list(tooLarge.map(({ name }) => name))}`}
        </Notice>
      )}
      {size > manyBytes && (
        <Notice tone="warn" className={classes.notice}>
          <Trans>
            This mail has {format.bytes(size)}. Many servers take no more than {format.bytes(manyBytes)}.
          </Trans>
        </Notice>
      )}
    </>
  );
}
