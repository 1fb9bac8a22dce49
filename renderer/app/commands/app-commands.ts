import { msg } from '@lingui/core/macro';
import { ArrowLeft, ArrowRight, AppWindow, Command as CommandIcon, Keyboard, Settings, X } from 'lucide-react';
import { shellClient } from '../../lib/core.ts';
import { focusPane } from '../../state/focus-pane.ts';
import { openSettings } from '../../state/navigate.ts';
import { getViewState, openOverlay, type Pane } from '../../state/view-state.ts';
import type { Command } from './command.ts';

export const appCommands: readonly Command[] = [
  {
    id: 'app.palette',
    title: msg`Commands`,
    group: 'app',
    icon: CommandIcon,
    scope: 'everywhere',
    keys: { gmail: ['Mod+k'] },
    menu: 'go',
    isInPalette: false,
    run: () => openOverlay('palette'),
  },
  {
    id: 'app.shortcuts',
    title: msg`Keyboard shortcuts`,
    group: 'app',
    icon: Keyboard,
    scope: 'app',
    keys: { gmail: ['?'], outlook: ['?', 'F1'], thunderbird: ['?', 'F1'] },
    menu: 'help',
    run: () => openOverlay('shortcuts'),
  },
  {
    id: 'app.settings',
    title: msg`Settings`,
    group: 'app',
    icon: Settings,
    scope: 'everywhere',
    // Outlook walks through conversations with Ctrl+, and Ctrl+.
    keys: { gmail: ['Mod+,'], outlook: [] },
    menu: 'file',
    run: () => openSettings(),
  },
  {
    id: 'app.back',
    title: msg`Go back`,
    group: 'go',
    icon: ArrowLeft,
    scope: 'app',
    keys: { gmail: ['Alt+ArrowLeft'], apple: ['Mod+['] },
    menu: 'go',
    run: () => window.history.back(),
  },
  {
    id: 'app.forward',
    title: msg`Go forward`,
    group: 'go',
    icon: ArrowRight,
    scope: 'app',
    keys: { gmail: ['Alt+ArrowRight'], apple: ['Mod+]'] },
    menu: 'go',
    run: () => window.history.forward(),
  },
  {
    id: 'app.next-pane',
    title: msg`Next pane`,
    group: 'move',
    scope: 'everywhere',
    keys: { gmail: ['F6'] },
    isInPalette: false,
    run: () => stepPane(1),
  },
  {
    id: 'app.previous-pane',
    title: msg`Previous pane`,
    group: 'move',
    scope: 'everywhere',
    keys: { gmail: ['Shift+F6'] },
    isInPalette: false,
    run: () => stepPane(-1),
  },
  {
    id: 'app.new-window',
    title: msg`New window`,
    group: 'app',
    icon: AppWindow,
    scope: 'everywhere',
    keys: { gmail: ['Mod+Shift+n'] },
    menu: 'file',
    needs: 'windowControls',
    run: async () => {
      await shellClient.window({ action: 'new' });
    },
  },
  {
    id: 'app.close-window',
    title: msg`Close window`,
    group: 'app',
    icon: X,
    scope: 'everywhere',
    keys: { gmail: ['Mod+w'] },
    menu: 'file',
    needs: 'windowControls',
    run: async () => {
      await shellClient.window({ action: 'close' });
    },
  },
];

const order: readonly Pane[] = ['sidebar', 'list', 'reader'];

function stepPane(step: 1 | -1): void {
  // An open toast takes F6 for itself: it would be gone before one gets to it by Tab.
  if (step === 1 && document.querySelector('[role="region"] > [role="dialog"], [role="region"] > [role="alertdialog"]'))
    return;
  const shown = order.filter((pane) => document.querySelector(`[data-pane="${pane}"]`));
  const at = shown.indexOf(getViewState().pane);
  const next = shown[(at + step + shown.length) % shown.length];
  if (next) focusPane(next);
}
