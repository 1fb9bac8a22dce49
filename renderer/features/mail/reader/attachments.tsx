import { useLingui } from '@lingui/react/macro';
import { CalendarDays, File, FileArchive, FileImage, FileSpreadsheet, FileText } from 'lucide-react';
import type { Message } from '#shared/contract/threads.ts';
import { cleanLine } from '#shared/model/line.ts';
import { useFormat } from '../../../lib/use-format.ts';
import { Icon, type IconType } from '../../../ui/index.ts';
import classes from './attachments.module.css';

/** What came along, by name and size. */
export function Attachments({ attachments }: { attachments: Message['attachments'] }) {
  const { t } = useLingui();
  const format = useFormat();
  if (attachments.length === 0) return null;
  return (
    <ul aria-label={t`Attachments`} className={classes.list}>
      {keyed(attachments).map(({ key, ...attachment }) => {
        const name = cleanLine(attachment.name) || t`No name`;
        return (
          <li key={key} className={classes.item} title={name}>
            <Icon of={iconOf(attachment.mimeType)} />
            <span className={classes.name}>{name}</span>
            <span className={classes.size}>{format.bytes(attachment.sizeBytes)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Two files may have one name; their order is fixed. */
function keyed(attachments: Message['attachments']) {
  return attachments.map((attachment, position) => ({ ...attachment, key: `${position} ${attachment.name}` }));
}

function iconOf(mimeType: string): IconType {
  if (mimeType.startsWith('image/')) return FileImage;
  if (mimeType === 'text/calendar') return CalendarDays;
  if (/zip|tar|compressed/.test(mimeType)) return FileArchive;
  if (/sheet|excel|csv/.test(mimeType)) return FileSpreadsheet;
  return /pdf|word|text|document/.test(mimeType) ? FileText : File;
}
