import { generate, parse, type CssNode, type Selector } from 'css-tree';
import { allowedAttributeSelectors, allowedPseudoClasses, allowedPseudoElements } from './css-rules.ts';
import { allowedElements, prefixName } from './allowed.ts';

const maxSelectors = 200;
const maxParts = 40;

/** The message's own root stands for the page it was written for. */
export const rootSelector = '[data-mail]';

/** Each one within the message; what cannot be said there is left out. */
export function washSelectors(prelude: CssNode): string[] {
  const list = prelude.type === 'Raw' ? readRaw(prelude.value) : prelude;
  if (list?.type !== 'SelectorList') return [];
  return list.children
    .toArray()
    .slice(0, maxSelectors)
    .flatMap((selector) => {
      const written = selector.type === 'Selector' ? writeSelector(selector) : null;
      return written === null ? [] : [written];
    });
}

function readRaw(text: string): CssNode | null {
  try {
    return parse(text, { context: 'selectorList' });
  } catch {
    // The parser understands all that we allow.
    return null;
  }
}

function writeSelector({ children }: Selector): string | null {
  if (children.size > maxParts) return null;
  let isRooted = false;
  const parts: string[] = [];
  for (const part of children.toArray()) {
    const written = writePart(part);
    if (written === null) return null;
    if (written === rootSelector) isRooted = true;
    // `html body p`: both are the one root, which is not within itself.
    if (written === rootSelector && parts.includes(rootSelector)) {
      while (parts.length > 0 && parts.at(-1) !== rootSelector) parts.pop();
      continue;
    }
    parts.push(written);
  }
  const selector = parts.join('');
  if (selector === '') return null;
  return isRooted ? selector : `${rootSelector} ${selector}`;
}

function writePart(part: CssNode): string | null {
  switch (part.type) {
    case 'TypeSelector': {
      const name = part.name.toLowerCase();
      if (name === 'html' || name === 'body') return rootSelector;
      return name === '*' || allowedElements.has(name) ? name : null;
    }
    case 'ClassSelector':
      return isPlain(part.name) ? `.${prefixName(part.name)}` : null;
    case 'IdSelector':
      return isPlain(part.name) ? `#${prefixName(part.name)}` : null;
    case 'Combinator':
      return /^[ >+~]$/.test(part.name) ? part.name : null;
    case 'AttributeSelector':
      return writeAttribute(part);
    case 'PseudoClassSelector':
      return writePseudoClass(part);
    case 'PseudoElementSelector':
      return allowedPseudoElements.has(part.name.toLowerCase()) ? `::${part.name.toLowerCase()}` : null;
    default:
      return null;
  }
}

function writePseudoClass(part: Extract<CssNode, { type: 'PseudoClassSelector' }>): string | null {
  const name = part.name.toLowerCase();
  if (name === 'root') return rootSelector;
  // Nobody is told where a reader has been; and our links have no address of their own (see walk-mail.ts).
  if (name === 'link' || name === 'any-link') return '[data-href]';
  if (!allowedPseudoClasses.has(name)) return null;
  if (part.children === null) return name.startsWith('nth') ? null : `:${name}`;
  const argument = part.children
    .toArray()
    .map((child) => generate(child))
    .join('');
  return name.startsWith('nth') && /^[\w\s+-]{1,30}$/.test(argument) ? `:${name}(${argument})` : null;
}

function writeAttribute(part: Extract<CssNode, { type: 'AttributeSelector' }>): string | null {
  const name = part.name.name.toLowerCase();
  if (!allowedAttributeSelectors.has(name)) return null;
  if (part.matcher === null || part.value === null) return `[${name}]`;
  const raw = part.value.type === 'String' ? part.value.value : part.value.name;
  if (!/^[\w\s%#.-]{1,100}$/.test(raw) || !/^[~|^$*]?=$/.test(part.matcher)) return null;
  const isName = name === 'class' || name === 'id';
  // Part of a name is not a name: prefixed, it would mean something else.
  if (isName && part.matcher !== '=' && part.matcher !== '~=') return null;
  const value = isName ? raw.split(/\s+/).map(prefixName).join(' ') : raw;
  return `[${name}${part.matcher}"${value}"]`;
}

function isPlain(name: string): boolean {
  return /^[\w-]{1,100}$/u.test(name);
}
