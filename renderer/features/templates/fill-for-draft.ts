import type { Draft } from '#shared/contract/drafts.ts';
import type { Identity } from '#shared/contract/identities.ts';
import type { Template } from '#shared/contract/templates.ts';
import { parseRecipients } from '#shared/model/recipients.ts';
import { fillTemplate, splitName, type TemplateValues } from '#shared/model/template-variables.ts';

export interface FilledTemplate {
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
}

interface Surroundings {
  readonly fields: Pick<Draft, 'to' | 'subject'>;
  readonly identity: Identity | null;
  readonly now: number;
  readonly locale: string;
}

/** A template as it stands in this draft: written to the first person in "To". */
export function fillForDraft(template: Template, { fields, identity, now, locale }: Surroundings): FilledTemplate {
  const person = parseRecipients(fields.to).addresses[0];
  const values: TemplateValues = {
    ...splitName(person?.name ?? ''),
    name: person?.name ?? '',
    address: person?.address ?? '',
    myName: identity?.name ?? '',
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(now),
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(now),
    subject: fields.subject,
  };
  return {
    subject: fillTemplate(template.subject, values),
    text: fillTemplate(template.text, values),
    html: template.html === null ? null : fillTemplate(template.html, values, escapeText),
  };
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
