/**
 * What a mail may say in CSS. A list of what is allowed: whatever is not named here, and whatever the language learns
 * later, is dropped. Nothing in it can load, leave its place, run or make text.
 */
const families = [
  'background-clip background-color background-image background-origin',
  'border border-collapse border-color border-radius border-spacing border-style border-width',
  ...['top', 'right', 'bottom', 'left'].map(
    (side) => `border-${side} border-${side}-color border-${side}-style border-${side}-width`,
  ),
  'border-bottom-left-radius border-bottom-right-radius border-top-left-radius border-top-right-radius',
  'box-shadow box-sizing caption-side clear color direction display empty-cells float',
  'flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap order gap row-gap column-gap',
  'align-content align-items align-self justify-content justify-items justify-self',
  'font font-family font-feature-settings font-kerning font-size font-stretch font-style font-variant',
  'font-variant-caps font-variant-numeric font-weight',
  'height max-height max-width min-height min-width width aspect-ratio object-fit object-position',
  'hyphens letter-spacing line-break line-height list-style list-style-position list-style-type',
  'margin margin-bottom margin-left margin-right margin-top',
  'padding padding-bottom padding-left padding-right padding-top',
  'opacity orphans overflow overflow-wrap overflow-x overflow-y quotes tab-size table-layout',
  'text-align text-align-last text-decoration text-decoration-color text-decoration-line text-decoration-style',
  'text-decoration-thickness text-indent text-overflow text-shadow text-transform text-underline-offset',
  'unicode-bidi vertical-align visibility white-space widows word-break word-spacing word-wrap writing-mode',
];
export const allowedProperties: ReadonlySet<string> = new Set(families.flatMap((family) => family.split(' ')));

/** Functions that only reckon or paint from colours. */
export const allowedFunctions: ReadonlySet<string> = new Set([
  'rgb',
  'rgba',
  'hsl',
  'hsla',
  'calc',
  'min',
  'max',
  'clamp',
  'linear-gradient',
  'radial-gradient',
]);

/** Lengths that follow the frame's height, whose height follows the content: they would chase each other. */
export const refusedUnits = /^(?:[sld]?v(?:h|b|min|max)|cq\w+)$/;

/** A list scrolls or hides, the message never does. */
const refusedKeywords: Readonly<Record<string, RegExp>> = {
  overflow: /scroll/i,
  'overflow-x': /scroll/i,
  'overflow-y': /scroll/i,
  display: /contents|run-in|ruby/i,
};

export function isRefusedKeyword(property: string, value: string): boolean {
  return refusedKeywords[property]?.test(value) === true;
}

export const allowedPseudoClasses: ReadonlySet<string> = new Set([
  'first-child',
  'last-child',
  'only-child',
  'first-of-type',
  'last-of-type',
  'only-of-type',
  'nth-child',
  'nth-last-child',
  'nth-of-type',
  'nth-last-of-type',
  'empty',
  'hover',
  'focus',
  'active',
]);

export const allowedPseudoElements: ReadonlySet<string> = new Set(['first-line', 'first-letter']);

export const allowedMediaFeatures: ReadonlySet<string> = new Set([
  'width',
  'min-width',
  'max-width',
  'min-device-width',
  'max-device-width',
  'orientation',
  'hover',
  'any-hover',
  'pointer',
  'prefers-reduced-motion',
  'prefers-contrast',
  'min-resolution',
  'max-resolution',
]);

export const allowedAttributeSelectors: ReadonlySet<string> = new Set([
  'align',
  'valign',
  'width',
  'height',
  'bgcolor',
  'class',
  'id',
  'dir',
  'lang',
  'border',
]);
