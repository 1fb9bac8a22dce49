import { useLingui } from '@lingui/react/macro';
import { Download, TriangleAlert, X } from 'lucide-react';
import { judgeFile } from '#shared/model/judge-file.ts';
import { useFormat } from '../../../lib/use-format.ts';
import { Icon, IconButton, Progress, Tooltip, VisuallyHidden } from '../../../ui/index.ts';
import type { AttachedFile } from '../attached-file.ts';
import { dragFile } from '../drag-file.ts';
import { dangerWords, kindFaces } from '../kind-faces.ts';
import { openPreview } from '../preview/preview-state.ts';
import { nameForDisk, saveFile, showFileError } from '../save/save-files.ts';
import { useTransfer } from '../transfers.ts';
import classes from './attachment-cards.module.css';

/** One file: what it is, how large, a warning where it needs one; a click looks at it, a button saves it. */
export function AttachmentCard({ file, files }: { file: AttachedFile; files: readonly AttachedFile[] }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const transfer = useTransfer(file);
  const name = nameForDisk(file);
  const { danger, isDisguised, kind } = judgeFile({ ...file, name }, null);
  const size = format.bytes(file.sizeBytes);
  const warning = danger === null ? null : i18n._(dangerWords[danger]);
  const done = format.bytes(transfer?.doneBytes ?? 0);
  return (
    <li className={classes.card} data-danger={danger === null ? undefined : ''}>
      <button
        type="button"
        draggable
        className={classes.open}
        onClick={() => openPreview(files, file)}
        onPointerEnter={() => dragFile.prepare(file)}
        onDragStart={(event) => dragFile.start(file, event)}
      >
        <Icon of={danger === null ? kindFaces[kind].icon : TriangleAlert} />
        <VisuallyHidden>{warning === null ? t`${name}, ${size}` : t`${name}, ${size}. ${warning}`}</VisuallyHidden>
        <span aria-hidden="true" className={classes.words}>
          <span className={classes.name} data-disguised={isDisguised || undefined}>
            <NameWords name={name} />
          </span>
          <span className={classes.size}>{size}</span>
        </span>
      </button>
      {transfer === null ? (
        <Tooltip label={warning ?? t`Save ${name}`}>
          <IconButton
            label={t`Save ${name}`}
            icon={Download}
            onClick={() => void saveFile(file).catch(showFileError)}
          />
        </Tooltip>
      ) : (
        <div className={classes.transfer}>
          <Progress
            isInline
            label={t`Fetching ${name}`}
            value={transfer.doneBytes}
            max={file.sizeBytes}
            valueText={t`${done} of ${size}`}
          />
          <IconButton label={t`Stop fetching ${name}`} icon={X} onClick={transfer.cancel} />
        </div>
      )}
    </li>
  );
}

/** The end of a name says what it is: it is never cut away, however long the rest. */
function NameWords({ name }: { name: string }) {
  const dot = name.lastIndexOf('.');
  const cut = dot > 0 && name.length - dot <= 12 ? dot : name.length;
  return (
    <>
      <span className={classes.stem}>{name.slice(0, cut)}</span>
      <span>{name.slice(cut)}</span>
    </>
  );
}
