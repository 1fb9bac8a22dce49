/**
 * A form or a document answers to the names of what is in it: `<input name=childNodes>`, `<img name=body>`. Until the
 * sieve has been over it, a mail's tree is only asked by the methods themselves, which no name reaches.
 */
export interface Unclobbered {
  bodyOf(parsed: Document): HTMLElement;
  rootOf(parsed: Document): Element;
  childrenOf(node: Node): readonly Node[];
  find(root: Element, selector: string): readonly Element[];
  countWithin(root: Element): number;
  unwrap(element: Element): void;
  moveInto(holder: Element, nodes: readonly Node[]): void;
  replace(node: Node, nodes: readonly Node[]): void;
}

type Realm = Window & typeof globalThis;

export function makeUnclobbered({ Document: DocumentOf, Node: NodeOf, Element: ElementOf }: Realm): Unclobbered {
  const body = getterOf<Document, HTMLElement>(DocumentOf.prototype, 'body');
  const root = getterOf<Document, Element>(DocumentOf.prototype, 'documentElement');
  const children = getterOf<Node, NodeListOf<ChildNode>>(NodeOf.prototype, 'childNodes');
  const query = ElementOf.prototype.querySelectorAll;
  const byTag = ElementOf.prototype.getElementsByTagName;
  const replaceWith = ElementOf.prototype.replaceWith;
  const append = ElementOf.prototype.append;
  const parent = getterOf<Node, Node | null>(NodeOf.prototype, 'parentNode');
  const insert = NodeOf.prototype.insertBefore;
  const remove = NodeOf.prototype.removeChild;
  const self: Unclobbered = {
    bodyOf: (parsed) => body.call(parsed),
    rootOf: (parsed) => root.call(parsed),
    childrenOf: (node) => [...children.call(node)],
    find: (element, selector) => [...query.call(element, selector)],
    countWithin: (element) => byTag.call(element, '*').length,
    unwrap: (element) => replaceWith.call(element, ...self.childrenOf(element)),
    moveInto: (holder, nodes) => append.call(holder, ...nodes),
    replace: (node, nodes) => {
      const above = parent.call(node);
      if (above === null) return;
      for (const next of nodes) insert.call(above, next, node);
      remove.call(above, node);
    },
  };
  return self;
}

function getterOf<This, Value>(prototype: object, name: string): { call(self: This): Value } {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (getter === undefined) throw new Error(`no getter ${name}`);
  return getter as unknown as { call(self: This): Value };
}
