import { clone, generate, List, parse, walk, type CssNode, type Declaration } from 'css-tree';
import { allowedFunctions, allowedProperties, isRefusedKeyword, refusedUnits } from './css-rules.ts';

export interface WashedDeclaration {
  readonly property: string;
  readonly value: string;
  readonly isImportant: boolean;
}

const maxChars = 10_000;
const seen = new Map<string, readonly WashedDeclaration[]>();
const maxSeen = 2_000;

/** A `style` attribute: what is allowed of it, written anew. */
export function washStyle(style: string): readonly WashedDeclaration[] {
  const known = seen.get(style);
  if (known) return known;
  const washed = style.length > maxChars ? [] : washDeclarations(parseList(style));
  // A newsletter says the same thing in a thousand cells.
  if (seen.size >= maxSeen) seen.clear();
  seen.set(style, washed);
  return washed;
}

export function washDeclarations(list: List<CssNode>): WashedDeclaration[] {
  const washed: WashedDeclaration[] = [];
  list.forEach((node) => {
    if (node.type !== 'Declaration') return;
    const declaration = washDeclaration(node);
    if (declaration !== null) washed.push(declaration);
  });
  return washed;
}

function parseList(style: string): List<CssNode> {
  const parsed = parse(style, {
    context: 'declarationList',
    parseCustomProperty: false,
    onParseError: () => undefined,
  });
  return parsed.type === 'DeclarationList' ? parsed.children : new List<CssNode>();
}

function washDeclaration(node: Declaration): WashedDeclaration | null {
  const property = node.property.toLowerCase();
  // The one shorthand that everybody uses to say two things: the colour is kept, the picture is not.
  if (property === 'background') return washBackground(node);
  if (!allowedProperties.has(property) || node.value.type !== 'Value' || !isHarmless(node.value)) return null;
  const value = generate(node.value);
  if (isRefusedKeyword(property, value)) return null;
  return { property, value, isImportant: node.important !== false };
}

function washBackground(node: Declaration): WashedDeclaration | null {
  if (node.value.type !== 'Value') return null;
  const isImportant = node.important !== false;
  const kept: string[] = [];
  let hasGradient = false;
  node.value.children.forEach((part) => {
    const isColor = part.type === 'Hash' || part.type === 'Identifier' || part.type === 'Function';
    if (!isColor || !isHarmless(part)) return;
    if (part.type === 'Function' && part.name.toLowerCase().endsWith('gradient')) hasGradient = true;
    else if (part.type === 'Identifier' && backgroundWords.has(part.name.toLowerCase())) return;
    kept.push(generate(part));
  });
  const [first] = kept;
  if (first === undefined) return null;
  return {
    property: hasGradient ? 'background' : 'background-color',
    value: hasGradient ? kept.join(' ') : first,
    isImportant,
  };
}

const backgroundWords = new Set(
  'none repeat no-repeat repeat-x repeat-y round space scroll fixed local top bottom left right center cover contain border-box padding-box content-box auto'.split(
    ' ',
  ),
);

/** No address, no text the parser did not understand, no escape, no function beyond the list, anywhere in it. */
export function isHarmless(value: CssNode): boolean {
  let isClean = true;
  walk(clone(value), (part) => {
    switch (part.type) {
      case 'Url':
      case 'Raw':
      case 'UnicodeRange':
        isClean = false;
        break;
      case 'Function':
        if (!allowedFunctions.has(part.name.toLowerCase())) isClean = false;
        break;
      case 'Identifier':
        if (/[\\:]|^(?:expression|javascript|behavior)$/i.test(part.name)) isClean = false;
        break;
      case 'String':
        // Names of typefaces; an address in quotes is one to whatever function takes it.
        if (!/^[\w\s.,'-]{0,80}$/u.test(part.value)) isClean = false;
        break;
      case 'Dimension':
        if (refusedUnits.test(part.unit.toLowerCase())) isClean = false;
        break;
      default:
    }
  });
  return isClean && !generate(value).includes('\\');
}
