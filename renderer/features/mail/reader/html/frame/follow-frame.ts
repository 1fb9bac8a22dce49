export interface FrameEvents {
  /** A link was clicked or Enter pressed on it. */
  onLink(link: { href: string; text: string }): void;
  /** Where the link under the mouse or the keyboard leads; `null` when there is none. */
  onPoint(href: string | null): void;
  onQuote(): void;
}

/** Keys, clicks and focus of the frame, told to the window around it. Scripts do not run in there: these are ours. */
export function followFrame(frame: HTMLIFrameElement, page: Document, events: FrameEvents): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const listen = <Type extends keyof DocumentEventMap>(type: Type, run: (event: DocumentEventMap[Type]) => void) =>
    page.addEventListener(type, run, { capture: true, signal });

  const follow = (event: Event) => {
    const target = linkOf(event.target);
    if (target === null) return;
    event.preventDefault();
    const { jump } = target.dataset;
    const link = readLink(target);
    if (link !== null) events.onLink(link);
    else if (jump !== undefined) page.getElementById(jump)?.scrollIntoView({ block: 'start' });
  };

  listen('click', (event) => {
    if (elementOf(event.target)?.closest('[data-unfold]')) events.onQuote();
    else follow(event);
  });
  listen('auxclick', (event) => {
    if (event.button === 1) follow(event);
  });
  listen('submit', (event) => event.preventDefault());
  listen('dragstart', (event) => {
    // A picture dragged out would bring an address of this window along.
    if (elementOf(event.target)?.closest('img')) event.preventDefault();
  });
  listen('keydown', (event) => {
    if (event.key === 'Enter' && linkOf(event.target) !== null && !event.ctrlKey && !event.metaKey)
      return follow(event);
    if (!frame.dispatchEvent(new KeyboardEvent('keydown', event))) event.preventDefault();
  });
  listen('keyup', (event) => void frame.dispatchEvent(new KeyboardEvent('keyup', event)));
  listen('pointerdown', () => {
    // Menus that are open close at a click beside them.
    frame.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'mouse' }));
    frame.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  });
  listen('focusin', (event) => {
    frame.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    point(event.target);
  });
  listen('focusout', () => events.onPoint(null));
  listen('mouseover', (event) => point(event.target));
  page.documentElement.addEventListener('mouseleave', () => events.onPoint(null), { signal });
  return () => ended.abort();

  function point(target: EventTarget | null): void {
    events.onPoint(linkOf(target)?.dataset['href'] ?? null);
  }
}

function linkOf(target: EventTarget | null): HTMLElement | null {
  return elementOf(target)?.closest<HTMLElement>('[data-href],[data-jump]') ?? null;
}

/** Elements of the frame are of its own realm: `instanceof` would say no. */
function elementOf(target: EventTarget | null): Element | null {
  const node = target as Node | null;
  if (node === null || node.nodeType === undefined) return null;
  return node.nodeType === 1 ? (node as Element) : node.parentElement;
}

function readLink(element: HTMLElement): { href: string; text: string } | null {
  const { href } = element.dataset;
  return href === undefined ? null : { href, text: element.textContent.trim().slice(0, 2_000) };
}
