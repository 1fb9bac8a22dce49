import { useLingui } from '@lingui/react/macro';
import { Paperclip, X } from 'lucide-react';
import { useRef } from 'react';
import type { Draft, DraftAttachment } from '#shared/contract/drafts.ts';
import { coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Icon, IconButton } from '../../ui/index.ts';
import { offerUndo } from '../undo/index.ts';
import classes from './draft-files.module.css';
import header from './draft-header.module.css';

/** What goes along with the mail. Pictures of a formatted text stand in it; in plain text they are files like others. */
export function DraftFiles({ draft, isRich }: { draft: Draft; isRich: boolean }) {
  const { t } = useLingui();
  const files = draft.attachments.filter(
    ({ contentId }) => contentId === null || (!isRich && contentId.endsWith('@hauspost')),
  );
  if (files.length === 0) return null;
  return (
    <div className={header.line}>
      <span className={header.label} aria-hidden>{t`Files`}</span>
      <ul aria-label={t`Attachments`} className={classes.list}>
        {files.map((file) => (
          <DraftFile key={file.id} draft={draft} file={file} />
        ))}
      </ul>
    </div>
  );
}

function DraftFile({ draft, file }: { draft: Draft; file: DraftAttachment }) {
  const { t } = useLingui();
  const format = useFormat();
  const remove = async () => {
    offerUndo('drafts.detach', await coreClient.drafts.detach({ id: draft.id, attachmentId: file.id }));
  };
  return (
    <li className={classes.item} title={file.name}>
      <Icon of={Paperclip} size={14} />
      <span className={classes.name}>{file.name}</span>
      <span className={classes.size}>{format.bytes(file.sizeBytes)}</span>
      <IconButton label={t`Remove ${file.name}`} icon={X} onClick={() => void remove().catch(showError)} />
    </li>
  );
}

/** Chooses files with the system's own dialog. */
export function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t`Files to attach`}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again after it was removed.
          currentTarget.value = '';
        }}
      />
      <IconButton label={t`Attach files`} icon={Paperclip} onClick={() => input.current?.click()} />
    </>
  );
}
