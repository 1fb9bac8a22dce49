import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { formatAddress } from '#shared/model/address.ts';
import { displaySubject } from '#shared/model/subject.ts';
import { core } from '../../../lib/core.ts';
import { useFormat } from '../../../lib/use-format.ts';
import { DescriptionList, ScrollArea, StillBars } from '../../../ui/index.ts';
import { listFiles, type AttachedFile } from '../attached-file.ts';
import { AttachmentCards } from '../cards/attachment-cards.tsx';
import classes from './preview.module.css';

/** A mail that came as a file: its words and its files, to be read and nothing else. */
export function MailView({ file }: { file: AttachedFile }) {
  const { t } = useLingui();
  const format = useFormat();
  const { messageId: id, path } = file;
  const { data, error } = useQuery(core.attachments.mail.queryOptions({ input: { id, path } }));
  if (error) {
    return (
      <p className={classes.note}>
        <Trans>This mail cannot be read. Saved, it is as it came.</Trans>
      </p>
    );
  }
  if (data === undefined) return <StillBars shape="text" className={classes.waiting} />;
  const people = (list: typeof data.to) => list.map(formatAddress).join(', ');
  const facts = [
    { id: 'from', term: t`From`, details: data.from === null ? '' : formatAddress(data.from) },
    { id: 'to', term: t`To`, details: people(data.to) },
    { id: 'cc', term: t`Cc`, details: people(data.cc) },
    { id: 'sent', term: t`Sent`, details: data.sentAt === null ? '' : format.moment(data.sentAt, 0) },
  ].filter(({ details }) => details !== '');
  return (
    <ScrollArea aria-label={t`Attached mail`} className={classes.mail}>
      <h3 className={classes.subject}>{displaySubject(data.subject) || t`No subject`}</h3>
      <DescriptionList items={facts} />
      <div className={classes.letter}>{data.text}</div>
      <AttachmentCards files={listFiles(id, data.parts)} />
    </ScrollArea>
  );
}
