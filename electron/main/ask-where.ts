import { join } from 'node:path';
import { dialog, type BrowserWindow, type WebContents } from 'electron';
import type { AskWhere } from './file-savings.ts';

/** Where files go, asked with the system's dialogs, before the window that wants to know. */
export function askWithDialogs(
  windowOf: (contents: WebContents) => BrowserWindow | null,
  downloads: () => string,
): AskWhere<WebContents> {
  return {
    async file(name, from) {
      const options = { defaultPath: join(downloads(), name) };
      const window = windowOf(from);
      const { canceled, filePath } = await (window === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options));
      return canceled || filePath === '' ? null : filePath;
    },
    async folder(from) {
      const options = { defaultPath: downloads(), properties: ['openDirectory' as const, 'createDirectory' as const] };
      const window = windowOf(from);
      const { canceled, filePaths } = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
