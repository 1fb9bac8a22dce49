import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { Button } from '../../../ui/index.ts';
import type { AttachedFile } from '../attached-file.ts';
import { saveAll, showFileError } from '../save/save-files.ts';
import { AttachmentCard } from './attachment-card.tsx';
import classes from './attachment-cards.module.css';

/** The files of one mail, each to be looked at or saved, and all at once. */
export function AttachmentCards({ files }: { files: readonly AttachedFile[] }) {
  const { t } = useLingui();
  if (files.length === 0) return null;
  const count = files.length;
  return (
    <div role="group" aria-label={t`Attachments`} className={classes.section}>
      {count > 1 && (
        <div className={classes.head}>
          <span className={classes.count}>
            <Plural value={count} one="# attachment" other="# attachments" />
          </span>
          <Button variant="plain" icon={Download} onClick={() => void saveAll(files).catch(showFileError)}>
            <Trans>Save all</Trans>
          </Button>
        </div>
      )}
      <ul className={classes.list}>
        {files.map((file) => (
          <AttachmentCard key={file.path} file={file} files={files} />
        ))}
      </ul>
    </div>
  );
}
