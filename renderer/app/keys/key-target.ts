/** What the keyboard is on: decides which commands may hear a key at all. */
export type KeyTarget =
  /** A text field: only chords that type nothing. `isEditor`: it also has keys of its own. */
  | { readonly kind: 'typing'; readonly isEditor: boolean }
  /** A dialog, menu or list box: it handles its keys itself, nothing behind it may move. */
  | { readonly kind: 'float' }
  /** A button or the like: Enter, Space and arrows are its own. */
  | { readonly kind: 'control' }
  | { readonly kind: 'plain' };

const floats = '[role=dialog],[role=alertdialog],[role=menu],[role=menubar],[role=listbox]:not([data-pane-focus])';
const controls =
  'button,a[href],summary,select,input,[role=tab],[role=radio],[role=switch],[role=checkbox],[role=slider],[role=separator]';
const inputsThatDoNotType = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

export function readKeyTarget(target: EventTarget | null): KeyTarget {
  if (!(target instanceof Element)) return { kind: 'plain' };
  if (isTextField(target)) return { kind: 'typing', isEditor: target.closest('[data-scope=editor]') !== null };
  if (target.closest(floats)) return { kind: 'float' };
  return target.closest(controls) ? { kind: 'control' } : { kind: 'plain' };
}

export function isTextField(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !inputsThatDoNotType.has(element.type);
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  const role = element.closest('[role]')?.getAttribute('role');
  if (role === 'textbox' || role === 'searchbox' || role === 'combobox') return true;
  return element instanceof HTMLElement && element.isContentEditable;
}

/** Keys a focused control uses itself. */
export function isControlKey(keys: string): boolean {
  return /^(?:Shift\+)?(?:Enter|Space|Tab|Arrow(?:Up|Down|Left|Right)|Home|End)$/.test(keys);
}
