import { listKeys } from '../../../app/commands/keymap.ts';
import { isSafeWhileTyping, readKeyPress, toPlatform } from '../../../app/commands/chord.ts';
import { listCommands } from '../../../app/commands/registry.ts';
import { readSettings } from '../../../lib/settings.ts';
import { keyPlatform } from '../../../ui/index.ts';

/** Whether a command hears this key while one writes: then the editor's library must not act on it too. */
export function isEditorKey(event: KeyboardEvent): boolean {
  const chord = readKeyPress(event, keyPlatform);
  if (chord === null || !isSafeWhileTyping(chord)) return false;
  const { keymap, ownKeys } = readSettings();
  return listCommands().some(
    (command) =>
      (command.scope === 'editor' || command.scope === 'everywhere') &&
      listKeys(command, keymap, ownKeys).some((keys) => toPlatform(keys, keyPlatform) === chord),
  );
}
