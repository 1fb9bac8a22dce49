import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Download, MailOpen, TriangleAlert } from 'lucide-react';
import type { AttachmentRow } from '#shared/contract/attachments.ts';
import { nameOf } from '#shared/model/address.ts';
import { judgeFile } from '#shared/model/judge-file.ts';
import { displaySubject } from '#shared/model/subject.ts';
import type { Formatter } from '../../../lib/format.ts';
import { useFormat, useNow } from '../../../lib/use-format.ts';
import { openThread } from '../../../state/navigate.ts';
import { Icon, IconButton } from '../../../ui/index.ts';
import { kindFaces } from '../kind-faces.ts';
import { nameForDisk, saveFile, showFileError } from '../save/save-files.ts';
import classes from './library.module.css';

export const fileRowHeight = () => 52;

/** One file of the library. Enter looks at it; its buttons save it and lead to its mail. */
export function FileRow({ row }: { row: AttachmentRow }) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const name = nameForDisk(row);
  const { danger } = judgeFile({ ...row, name }, null);
  const subject = displaySubject(row.subject) || t`No subject`;
  return (
    <div className={classes.row}>
      <Icon
        of={danger === null ? kindFaces[row.kind].icon : TriangleAlert}
        className={danger === null ? undefined : classes.danger}
      />
      <div className={classes.words}>
        <div className={classes.name}>{name}</div>
        <div className={classes.origin}>
          {row.isOwn ? t`Me` : nameOf(row.from)} · {subject}
        </div>
      </div>
      <span className={classes.size}>{format.bytes(row.sizeBytes)}</span>
      <time className={classes.time} dateTime={new Date(row.sentAt).toISOString()}>
        {format.rowTime(row.sentAt, now)}
      </time>
      <span className={classes.actions}>
        <IconButton
          label={t`Save ${name}`}
          icon={Download}
          onClick={(event) => {
            event.stopPropagation();
            void saveFile(row).catch(showFileError);
          }}
        />
        <IconButton
          label={t`Open the mail of ${name}`}
          icon={MailOpen}
          onClick={(event) => {
            event.stopPropagation();
            openThread(row.threadId);
          }}
        />
      </span>
    </div>
  );
}

/** The whole row in one sentence. */
export function fileRowLabel(row: AttachmentRow, i18n: I18n, format: Formatter, now: number): string {
  const name = nameForDisk(row);
  const kind = i18n._(kindFaces[row.kind].title);
  const sender = row.isOwn ? i18n._(msg`Me`) : nameOf(row.from);
  return [name, kind, format.bytes(row.sizeBytes), sender, displaySubject(row.subject), format.moment(row.sentAt, now)]
    .filter((part) => part !== '')
    .join(', ');
}
