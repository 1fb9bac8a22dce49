import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { isAppError } from '#shared/errors.ts';
import { judgeFile, type FileVerdict } from '#shared/model/judge-file.ts';
import { showError, showNotice } from '../../../lib/notices.ts';
import { confirm, showToast } from '../../../ui/index.ts';
import type { AttachedFile } from '../attached-file.ts';
import { dangerWords } from '../kind-faces.ts';
import { withTransfer } from '../transfers.ts';
import { fetchFile } from './fetch-file.ts';
import { handOver } from './hand-over.ts';
import type { ZipEntry } from './zip.ts';

/** Saves one file. What is dangerous is asked about before, by its name and, when its bytes are here, by those. */
export async function saveFile(file: AttachedFile): Promise<void> {
  const name = nameForDisk(file);
  const byName = judgeFile({ ...file, name }, null);
  if (byName.danger !== null && !(await isWanted(name, byName))) return;
  const bytes = await withTransfer(file, (signal, onProgress) => fetchFile(file, signal, onProgress));
  if (bytes === null) return;
  const byContent = judgeFile({ ...file, name }, bytes);
  if (byName.danger === null && byContent.danger !== null && !(await isWanted(name, byContent))) return;
  if ((await handOver([{ name, bytes }], name)) !== null) showNotice(msg`${name} was saved.`);
}

/** Saves all of a mail's files: into a folder, or as one archive. Dangerous ones are named, and may be left out. */
export async function saveAll(files: readonly AttachedFile[]): Promise<void> {
  const entries: (ZipEntry & { readonly isDangerous: boolean })[] = [];
  for (const file of files) {
    const name = nameForDisk(file);
    const bytes = await withTransfer(file, (signal, onProgress) => fetchFile(file, signal, onProgress));
    if (bytes === null) return;
    entries.push({ name, bytes, isDangerous: judgeFile({ ...file, name }, bytes).danger !== null });
  }
  const dangerous = entries.filter(({ isDangerous }) => isDangerous).map(({ name }) => name);
  const isAll = dangerous.length === 0 || (await wantsDangerous(dangerous));
  const chosen = isAll ? entries : entries.filter(({ isDangerous }) => !isDangerous);
  if (chosen.length === 0) return;
  const count = await handOver(chosen, i18n._(msg`Attachments.zip`));
  if (count !== null) showNotice(i18n._(msg`${count} files were saved.`));
}

export function nameForDisk({ name }: Pick<AttachedFile, 'name'>): string {
  return name || i18n._(msg({ message: 'attachment', context: 'name of a file that has none' }));
}

/** What goes wrong with a file, in words that fit one. */
export function showFileError(error: unknown): void {
  if (isAppError(error, 'unavailable') && error.details['cause'] === 'disk') {
    showToast({
      id: 'file-disk',
      text: i18n._(msg`The file could not be written`),
      detail: i18n._(msg`The disk may be full, or the place not yours to write to. Choose another one.`),
      tone: 'danger',
    });
    return;
  }
  if (!isAppError(error, 'offline')) {
    showError(error);
    return;
  }
  showToast({
    id: 'file-offline',
    text: i18n._(msg`The file is still on the server`),
    detail: i18n._(msg`It was not fetched yet, and there is no connection right now. Try again when there is one.`),
    tone: 'warn',
  });
}

function isWanted(name: string, { danger, isDisguised }: FileVerdict): Promise<boolean> {
  const words = danger === null ? '' : i18n._(dangerWords[danger]);
  const hidden = isDisguised ? ` ${i18n._(msg`Its name or its type hides that.`)}` : '';
  return confirm({
    title: i18n._(msg`Save “${name}”?`),
    text: `${words}${hidden} ${i18n._(msg`Save it only if you expected it from this sender.`)}`,
    confirmLabel: i18n._(msg`Save anyway`),
    cancelLabel: i18n._(msg`Do not save`),
    tone: 'danger',
  });
}

function wantsDangerous(names: readonly string[]): Promise<boolean> {
  const list = new Intl.ListFormat(i18n.locale).format(names);
  return confirm({
    title: i18n._(msg`Save the dangerous ones too?`),
    text: i18n._(msg`These can run commands when they are opened: ${list}`),
    confirmLabel: i18n._(msg`Save all`),
    cancelLabel: i18n._(msg`Leave them out`),
    tone: 'danger',
  });
}
