/**
 * What a mail may be made of. No element here runs, submits, embeds or loads by itself; a picture loads only what its
 * `src` says, and that is written by us.
 */
export const allowedElements: ReadonlySet<string> = new Set(
  (
    'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn ' +
    'dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p ' +
    'pre q rp rt ruby s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul ' +
    'var wbr'
  ).split(' '),
);

/** Gone with all that is in them: none of it is text somebody wrote to be read. */
export const droppedElements: ReadonlySet<string> = new Set(
  (
    'script style template noscript title head link meta base object embed applet iframe frame frameset noframes ' +
    'audio video source track canvas svg math map area select datalist option textarea button input keygen isindex ' +
    'dialog param portal fencedframe bgsound xmp plaintext noembed'
  ).split(' '),
);

const size = /^\d{1,5}(?:\.\d{1,3})?(?:px|%)?$/;
const small = /^\d{1,3}$/;
const color = /^#?[a-z0-9]{1,30}$/i;
const side = /^(?:left|right|center|justify|char|top|middle|bottom|baseline|absmiddle|texttop)$/i;

/** Attributes that only say how something looks, and the shape their values must have. */
export const plainAttributes: Readonly<Record<string, RegExp>> = {
  align: side,
  valign: side,
  width: size,
  height: size,
  bgcolor: color,
  color,
  border: small,
  cellpadding: small,
  cellspacing: small,
  hspace: small,
  vspace: small,
  colspan: small,
  rowspan: small,
  span: small,
  size: /^[+-]?\d{1,2}$/,
  face: /^[\w\s,'"-]{1,200}$/,
  dir: /^(?:ltr|rtl|auto)$/i,
  lang: /^[a-z\d-]{1,20}$/i,
  type: /^(?:[1aAiI]|disc|circle|square)$/,
  start: /^-?\d{1,6}$/,
  value: /^-?\d{1,6}$/,
  nowrap: /^(?:|nowrap)$/i,
  noshade: /^(?:|noshade)$/i,
  reversed: /^(?:|reversed)$/i,
  clear: /^(?:left|right|all|none|both)$/i,
  scope: /^(?:row|col|rowgroup|colgroup)$/i,
  role: /^(?:presentation|none)$/i,
};

/** Texts: they are set as text and can be nothing else. */
export const textAttributes: ReadonlySet<string> = new Set(['alt', 'title', 'abbr']);

/** All that the first sieve has to let through for ours. */
export const sievedAttributes: readonly string[] = [
  ...Object.keys(plainAttributes),
  ...textAttributes,
  'class',
  'id',
  'name',
  'style',
  'href',
  'src',
  'cite',
];

/** Names of a mail's own, out of reach of ours: a mail cannot style or pose as a part of the app. */
export function prefixName(name: string): string {
  return `m-${name}`;
}
