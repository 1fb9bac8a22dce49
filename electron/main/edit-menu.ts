import { Menu, type App, type MenuItemConstructorOptions } from 'electron';
import type { Texts } from './texts.ts';

/** Electron has no menu for a right click in a text. Where the page shows its own, no edit flag is asked for. */
export function offerEditMenu(app: App, words: () => Texts): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_details, { isEditable, editFlags, selectionText }) => {
      if (!isEditable && selectionText.trim() === '') return;
      const { edit } = words();
      const items: MenuItemConstructorOptions[] = isEditable
        ? [
            { role: 'cut', label: edit.cut, enabled: editFlags.canCut },
            { role: 'copy', label: edit.copy, enabled: editFlags.canCopy },
            { role: 'paste', label: edit.paste, enabled: editFlags.canPaste },
            { type: 'separator' },
            { role: 'selectAll', label: edit.selectAll, enabled: editFlags.canSelectAll },
          ]
        : [{ role: 'copy', label: edit.copy, enabled: editFlags.canCopy }];
      Menu.buildFromTemplate(items).popup();
    });
  });
}
