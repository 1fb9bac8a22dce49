import { generate, parse, walk, type Atrule, type CssNode, type Rule, type StyleSheet } from 'css-tree';
import { allowedMediaFeatures } from './css-rules.ts';
import { washDeclarations } from './wash-declarations.ts';
import { washSelectors } from './wash-selectors.ts';

export interface WashedSheet {
  /** As it looks by day, and by night where the sender thought of that. */
  readonly light: string;
  readonly dark: string;
  /** It has rules of its own for a dark screen. */
  readonly hasDark: boolean;
}

const maxChars = 150_000;
const maxDepth = 4;

/** The style sheet of a mail: plain rules and media queries, every selector kept within the message. */
export function washSheet(css: string): WashedSheet {
  // `<!--` and `-->` around a sheet are from a time when it was hidden from browsers.
  const text = css.slice(0, maxChars).replace(/<!--|-->/g, ' ');
  const sheet = parse(text, { parseCustomProperty: false, parseRulePrelude: true, onParseError: () => undefined });
  if (sheet.type !== 'StyleSheet') return { light: '', dark: '', hasDark: false };
  const light = new SheetWriter('light');
  const dark = new SheetWriter('dark');
  return { light: light.write(sheet), dark: dark.write(sheet), hasDark: dark.hasOwnRules };
}

class SheetWriter {
  hasOwnRules = false;
  readonly #scheme: 'light' | 'dark';
  #depthOfOwn = 0;

  constructor(scheme: 'light' | 'dark') {
    this.#scheme = scheme;
  }

  write(sheet: StyleSheet): string {
    return this.#writeAll(sheet.children.toArray(), 0);
  }

  #writeAll(nodes: readonly CssNode[], depth: number): string {
    return nodes
      .map((node) => {
        if (node.type === 'Rule') return this.#writeRule(node);
        // Of the at-rules only this one neither loads nor names anything.
        if (node.type === 'Atrule' && node.name.toLowerCase() === 'media') return this.#writeMedia(node, depth);
        return '';
      })
      .join('');
  }

  #writeRule(rule: Rule): string {
    const selectors = washSelectors(rule.prelude);
    if (selectors.length === 0) return '';
    const declarations = washDeclarations(rule.block.children);
    if (declarations.length === 0) return '';
    if (this.#depthOfOwn > 0 && declarations.some(({ property }) => /color$|^background/.test(property)))
      this.hasOwnRules = true;
    const body = declarations.map(
      ({ property, value, isImportant }) => `${property}:${value}${isImportant ? '!important' : ''}`,
    );
    return `${selectors.join(',')}{${body.join(';')}}\n`;
  }

  #writeMedia(rule: Atrule, depth: number): string {
    if (rule.block === null || rule.prelude === null || depth >= maxDepth) return '';
    const found = this.#readMedia(rule.prelude);
    if (found === null) return '';
    if (found.isDark) this.#depthOfOwn += 1;
    const inner = this.#writeAll(rule.block.children.toArray(), depth + 1);
    if (found.isDark) this.#depthOfOwn -= 1;
    return inner === '' ? '' : `@media ${found.query}{${inner}}\n`;
  }

  /** `null`: it asks for something a mail has no business to know. The scheme is ours to say, not the system's. */
  #readMedia(prelude: CssNode): { query: string; isDark: boolean } | null {
    let isClean = true;
    let isDark = false;
    walk(prelude, (node) => {
      if (node.type === 'Raw' || node.type === 'Url' || node.type === 'String' || node.type === 'FeatureFunction')
        isClean = false;
      if (node.type !== 'Feature') return;
      const name = node.name.toLowerCase();
      if (name === 'prefers-color-scheme') {
        const asked = node.value === null ? '' : generate(node.value).toLowerCase();
        if (asked === 'dark') isDark = true;
      } else if (!allowedMediaFeatures.has(name)) isClean = false;
    });
    if (!isClean) return null;
    const query = generate(prelude).replace(/\(\s*prefers-color-scheme\s*:\s*(\w+)\s*\)/gi, (_all, asked: string) =>
      asked.toLowerCase() === this.#scheme ? '(min-width:0px)' : '(max-width:0px)',
    );
    return /[\\<>@;{}]/.test(query.replace(/[<>]=?/g, '')) ? null : { query, isDark };
  }
}
