import { keyPlatform } from '../../ui/index.ts';
import { readSettings } from '../../lib/settings.ts';
import { paneOf } from '../../state/focus-pane.ts';
import { getViewState, setPane } from '../../state/view-state.ts';
import type { Command, CommandScope } from '../commands/command.ts';
import { listCommands } from '../commands/registry.ts';
import { runCommand, whyDisabled } from '../commands/run-command.ts';
import { hideKeyHint, showKeyHint } from './key-hint.ts';
import { makeKeyReader, sequenceWindowMs } from './key-reader.ts';
import { readKeyTarget } from './key-target.ts';

/** The one place where keys become commands. Returns the way to stop. */
export function followKeyboard(): () => void {
  const reader = makeKeyReader();

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const { keymap, ownKeys } = readSettings();
    const outcome = reader.read(event, event.timeStamp, readKeyTarget(event.target), activeScopes(), {
      commands: listCommands(),
      profile: keymap,
      ownKeys,
      platform: keyPlatform,
    });
    if (outcome.kind === 'none') {
      if (!isModifier(event.key)) hideKeyHint();
      return;
    }
    event.preventDefault();
    if (outcome.kind === 'waiting') return showKeyHint(outcome, sequenceWindowMs);
    hideKeyHint();
    if (outcome.kind !== 'run') return;
    const { command } = outcome.binding;
    if (event.repeat && !mayRepeat(command)) return;
    const reason = whyDisabled(command);
    if (reason) showKeyHint({ kind: 'refused', title: command.title, reason });
    else runCommand(command.id);
  };

  const onFocusIn = (event: FocusEvent) => {
    const pane = paneOf(event.target);
    if (pane) setPane(pane);
    reader.reset();
  };

  window.addEventListener('keydown', onKeyDown);
  window.addEventListener('focusin', onFocusIn);
  return () => {
    window.removeEventListener('keydown', onKeyDown);
    window.removeEventListener('focusin', onFocusIn);
  };
}

/** The list's keys also act from the sidebar: there is no third thing they could mean. */
export function activeScopes(): readonly CommandScope[] {
  const { route, pane } = getViewState();
  if (route.page === 'settings' || route.page === 'welcome') return ['everywhere', 'app'];
  return ['everywhere', 'app', pane === 'reader' ? 'reader' : 'list'];
}

/** Holding a key walks through the list; holding `e` must not empty the inbox. */
function mayRepeat(command: Command): boolean {
  return command.group === 'move' || command.group === 'select';
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta';
}
