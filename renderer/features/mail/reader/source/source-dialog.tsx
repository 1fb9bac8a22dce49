import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Copy, Download } from 'lucide-react';
import { useState } from 'react';
import type { MessageId } from '#shared/ids.ts';
import { isAppError } from '#shared/errors.ts';
import { core } from '../../../../lib/core.ts';
import { CopyButton } from '../../../../lib/copy-button.tsx';
import { describeError } from '../../../../lib/error-text.ts';
import { useFormat } from '../../../../lib/use-format.ts';
import { Button, Dialog, Notice, ScrollArea, StillBars, Tabs } from '../../../../ui/index.ts';
import { saveMail, showFileError } from '../../../attachments/index.ts';
import type { ReaderDialogProps } from '../reader-dialogs.tsx';
import classes from './source.module.css';

/** The message as it came: its header field by field, and its bytes as letters. */
export function SourceDialog({ dialog, isOpen, onClose, onClosed }: ReaderDialogProps<'source'>) {
  const { t } = useLingui();
  const [tab, setTab] = useState(dialog.tab);
  const { messageId: id } = dialog;
  const source = useQuery({
    ...core.messages.source.queryOptions({ input: { id } }),
    enabled: tab === 'source',
    gcTime: 0,
  });
  const headers = useQuery({ ...core.messages.headers.queryOptions({ input: { id } }), gcTime: 0 });
  const copied =
    tab === 'source'
      ? (source.data?.text ?? '')
      : (headers.data?.fields ?? []).map(({ name, sent }) => `${name}: ${sent}`).join('\n');
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      onClosed={onClosed}
      title={t`As it was sent`}
      size="page"
      actions={
        <>
          <Button icon={Download} onClick={() => void saveMail(id).catch(showFileError)}>
            <Trans>Save as a file</Trans>
          </Button>
          <CopyButton text={copied} icon={Copy}>
            <Trans>Copy</Trans>
          </CopyButton>
        </>
      }
    >
      <Tabs
        label={t`What of it`}
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'headers', label: t`Headers` },
          { id: 'source', label: t`Source` },
        ]}
        panelClassName={classes.panel}
      >
        {tab === 'headers' ? <Headers id={id} /> : <Source id={id} />}
      </Tabs>
    </Dialog>
  );
}

function Headers({ id }: { id: MessageId }) {
  const { t } = useLingui();
  const { data, error } = useQuery({ ...core.messages.headers.queryOptions({ input: { id } }), gcTime: 0 });
  if (error) return <Trouble error={error} />;
  if (data === undefined) return <StillBars shape="text" />;
  return (
    <ScrollArea aria-label={t`Header fields`} className={classes.scroller}>
      <dl className={classes.fields}>
        {/* A header has many fields of one name: its place is what names one. */}
        {data.fields
          .map((field, place) => ({ ...field, place }))
          .map(({ name, sent, value, place }) => (
            <div key={place} className={classes.field}>
              <dt>{name || t`No name`}</dt>
              <dd>
                <div>{value}</div>
                {sent.replace(/\s+/g, ' ') !== value && <pre className={classes.sent}>{sent}</pre>}
              </dd>
            </div>
          ))}
      </dl>
      {data.isTruncated && <Cut />}
    </ScrollArea>
  );
}

function Source({ id }: { id: MessageId }) {
  const { t } = useLingui();
  const format = useFormat();
  const { data, error } = useQuery({ ...core.messages.source.queryOptions({ input: { id } }), gcTime: 0 });
  if (error) return <Trouble error={error} />;
  if (data === undefined) return <StillBars shape="text" />;
  return (
    <>
      <ScrollArea as="pre" aria-label={t`Source, ${format.bytes(data.sizeBytes)}`} className={classes.scroller}>
        {data.text}
      </ScrollArea>
      {data.isTruncated && <Cut />}
    </>
  );
}

function Cut() {
  return (
    <p className={classes.cut}>
      <Trans>Only the beginning is shown. Saved, it is whole.</Trans>
    </p>
  );
}

function Trouble({ error }: { error: unknown }) {
  const { i18n } = useLingui();
  const { what, then } = describeError(error);
  return (
    <Notice tone="warn" isLive title={i18n._(what)}>
      {isAppError(error, 'offline') ? (
        <Trans>Only the headers are on this computer. Try again when there is a connection.</Trans>
      ) : (
        i18n._(then)
      )}
    </Notice>
  );
}
