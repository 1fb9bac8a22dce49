/** What a template can fill in. Both languages mean the same. */
const names = new Map<string, TemplateVariable>([
  ['first_name', 'firstName'],
  ['vorname', 'firstName'],
  ['last_name', 'lastName'],
  ['nachname', 'lastName'],
  ['name', 'name'],
  ['email', 'address'],
  ['mail', 'address'],
  ['my_name', 'myName'],
  ['mein_name', 'myName'],
  ['date', 'date'],
  ['datum', 'date'],
  ['time', 'time'],
  ['uhrzeit', 'time'],
  ['subject', 'subject'],
  ['betreff', 'subject'],
]);

export type TemplateVariable = 'firstName' | 'lastName' | 'name' | 'address' | 'myName' | 'date' | 'time' | 'subject';

export type TemplateValues = Readonly<Record<TemplateVariable, string>>;

/** The caret goes there; `{cursor}` in either language. */
export const cursorSign = '{cursor}';

/**
 * A template with its variables filled in. What nobody can fill (a recipient without a name) and words in braces that are
 * no variable stay as they are: a gap that shows is better than one that does not.
 */
export function fillTemplate(
  template: string,
  values: Partial<TemplateValues>,
  escape = (text: string) => text,
): string {
  return template.replace(/\{([a-zA-Z_]{1,20})\}/g, (whole, word: string) => {
    const name = word.toLowerCase();
    if (name === 'cursor' || name === 'cursor_hier') return cursorSign;
    const variable = names.get(name);
    const value = variable === undefined ? undefined : values[variable];
    return value === undefined || value === '' ? whole : escape(value);
  });
}

/** The names one can type, for whoever writes a template. */
export function listVariables(language: 'de' | 'en'): readonly string[] {
  return language === 'de'
    ? ['{vorname}', '{nachname}', '{name}', '{mail}', '{datum}', '{uhrzeit}', '{betreff}', '{mein_name}', cursorSign]
    : ['{first_name}', '{last_name}', '{name}', '{email}', '{date}', '{time}', '{subject}', '{my_name}', cursorSign];
}

/** First and last name, as far as a name tells: "Berg, Dr. Anna" is Anna Berg. */
export function splitName(name: string): { readonly firstName: string; readonly lastName: string } {
  const turned = /^([^,]+),\s*([^,]+)$/.exec(name.trim());
  const words = (turned === null ? name : `${turned[2]} ${turned[1]}`)
    .split(/\s+/)
    .filter((word) => word !== '' && !/^(?:dr|prof|mr|mrs|ms|herr|frau|dipl)\.?(?:-\w+\.?)?$/i.test(word));
  const [firstName = '', ...rest] = words;
  return { firstName, lastName: rest.join(' ') };
}
