/** The button before what a reader has seen before. It is ours: no element of a mail can have its mark. */
export function placeUnfold(root: HTMLElement, label: string, isOpen: boolean): void {
  if (isOpen) root.dataset['showsQuote'] = '';
  else delete root.dataset['showsQuote'];
  let button = root.querySelector('[data-unfold]');
  if (button === null) {
    button = root.ownerDocument.createElement('button');
    button.setAttribute('type', 'button');
    button.setAttribute('data-unfold', '');
    root.querySelector('[data-quote]')?.before(button);
  }
  button.textContent = label;
  button.setAttribute('aria-expanded', String(isOpen));
}
