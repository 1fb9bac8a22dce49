import { readStyle } from '../mime/html-hiding.ts';

/** One step of a selector. Attributes and states are not looked at: a rule then hides more, never less. */
interface Step {
  readonly tag: string | null;
  readonly classes: readonly string[];
  readonly id: string | null;
}

export interface Styled {
  readonly tag: string;
  readonly classes: ReadonlySet<string>;
  readonly id: string;
}

export type HidingRule = readonly Step[];

const maxSheetChars = 200_000;
const maxRules = 500;
/** Holds for small screens, paper or the dark only; on the reader's screen it hid nothing. */
const elsewhere = /max-(?:device-)?width|print|speech|prefers-color-scheme|dark/i;

/** The rules of a style sheet that hide something on an ordinary screen. */
export function readHidingRules(css: string): HidingRule[] {
  const rules: HidingRule[] = [];
  const sheet = css.slice(0, maxSheetChars).replace(/\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/g, ' ');
  const open: string[] = [];
  let start = 0;
  for (let at = 0; at < sheet.length && rules.length < maxRules; at += 1) {
    const char = sheet.charAt(at);
    if (char === ';' && open.length === 0) start = at + 1;
    if (char !== '{' && char !== '}') continue;
    const text = sheet.slice(start, at);
    start = at + 1;
    if (char === '{') {
      open.push(text.trim());
      continue;
    }
    const selector = open.pop();
    if (selector === undefined || selector.startsWith('@') || open.some((one) => elsewhere.test(one))) continue;
    if (readStyle(text).isHidden) rules.push(...readSelectors(selector));
  }
  return rules;
}

/** By what the element itself must have, so that most rules are never looked at. */
export class HidingSheet {
  readonly #byName = new Map<string, HidingRule[]>();

  constructor(rules: readonly HidingRule[]) {
    for (const rule of rules) {
      const last = rule.at(-1);
      const name = last?.id ? `#${last.id}` : last?.classes[0] ? `.${last.classes[0]}` : (last?.tag ?? '');
      const same = this.#byName.get(name);
      if (same === undefined) this.#byName.set(name, [rule]);
      else same.push(rule);
    }
  }

  /** `outer` is what the element stands in, outermost first. */
  hides(outer: readonly Styled[], element: Styled): boolean {
    if (this.#byName.size === 0) return false;
    const names = [element.tag, `#${element.id}`, ...[...element.classes].map((name) => `.${name}`)];
    return names.some((name) => this.#byName.get(name)?.some((rule) => matches(rule, outer, element)));
  }
}

function matches(rule: HidingRule, outer: readonly Styled[], element: Styled): boolean {
  const last = rule.at(-1);
  if (last === undefined || !fits(last, element)) return false;
  let step = rule.length - 2;
  for (let at = outer.length - 1; at >= 0 && step >= 0; at -= 1) {
    const [around, wanted] = [outer[at], rule[step]];
    if (around !== undefined && wanted !== undefined && fits(wanted, around)) step -= 1;
  }
  return step < 0;
}

function fits({ tag, classes, id }: Step, element: Styled): boolean {
  return (
    (tag === null || tag === element.tag) &&
    (id === null || id === element.id) &&
    classes.every((name) => element.classes.has(name))
  );
}

function readSelectors(selector: string): HidingRule[] {
  return selector
    .slice(0, 5_000)
    .split(',')
    .flatMap((one) => {
      const steps = one
        .replace(/\[[^\]]*\]/g, (attribute) => asClass(attribute))
        .trim()
        .split(/\s*[>+~]\s*|\s+/)
        .map(readStep);
      const last = steps.at(-1);
      // Something like `*:hover`: nothing that could be said of one element.
      const saysNothing = last === undefined || (last.tag === null && last.id === null && last.classes.length === 0);
      return saysNothing ? [] : [steps];
    });
}

/** `[class=x]` and `[class~=x]` are `.x`. */
function asClass(attribute: string): string {
  const name = /^\[\s*class\s*[~^*$|]?=\s*["']?([\w-]+)/i.exec(attribute)?.[1];
  return name === undefined ? '' : `.${name}`;
}

function readStep(text: string): Step {
  const plain = text.replace(/::?[\w-]+(?:\([^)]*\))?/g, '');
  return {
    tag: /^[a-z][a-z0-9]*/i.exec(plain)?.[0].toLowerCase() ?? null,
    classes: [...plain.matchAll(/\.([\w-]+)/g)].map(([, name]) => name ?? ''),
    id: /#([\w-]+)/.exec(plain)?.[1] ?? null,
  };
}
