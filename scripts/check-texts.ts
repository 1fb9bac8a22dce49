// Every text in every language: there, whole, and in the tone of the house. Whether the catalogs hold what the code
// asks for is `lingui check`'s part.

import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { judgeText } from './texts/judge-text.ts';

const config = getConfig();
const locales: readonly string[] = config.locales;
const problems: string[] = [];

for (const catalog of await getCatalogs(config)) {
  for (const locale of locales) {
    const texts = (await catalog.read(locale)) ?? {};
    for (const [id, entry] of Object.entries(texts)) {
      const source = entry.message ?? id;
      // In the source language an empty entry means "as written in the code".
      const text = entry.translation || (locale === config.sourceLocale ? source : '');
      problems.push(...judgeText(locale, source, text).map((problem) => `${locale}: "${source}" ${problem}`));
    }
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
