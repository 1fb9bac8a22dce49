import { clip, cleanLine } from '#shared/model/line.ts';

/** jCal (RFC 7265) as ical.js gives it; nothing of it is trusted to have the shape it should. */
export type JProperty = readonly [name: string, params: Record<string, unknown>, type: string, ...values: unknown[]];
export type JComponent = readonly [name: string, properties: readonly JProperty[], children: readonly JComponent[]];

export function propertiesOf([, properties]: JComponent, name: string): readonly JProperty[] {
  return properties.filter(([found]) => found === name);
}

export function propertyOf(component: JComponent, name: string): JProperty | null {
  return component[1].find(([found]) => found === name) ?? null;
}

export function textOf(component: JComponent, name: string, max = 500): string {
  const value = propertyOf(component, name)?.[3];
  return typeof value === 'string' ? clip(cleanLine(value), max) : '';
}

export function paramOf([, params]: JProperty, name: string): string | null {
  const value = params[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : null;
}

export function integerOf(component: JComponent, name: string): number {
  const value = Number(propertyOf(component, name)?.[3]);
  return Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

/** The address of a `mailto:`; anything else is nobody one can write to. */
export function addressOf(property: JProperty | null): string | null {
  const value = property?.[3];
  if (typeof value !== 'string') return null;
  const plain = value.trim().replace(/^mailto:/i, '');
  let address = plain;
  try {
    address = decodeURIComponent(plain);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  const clean = cleanLine(address);
  return /^[^\s@<>,;:"]{1,64}@[^\s@<>,;:"]{1,255}$/.test(clean) ? clean : null;
}
