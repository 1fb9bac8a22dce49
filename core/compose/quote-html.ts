import type { MailLanguage } from '#shared/model/mail-language.ts';
import { attributionLine, forwardHead, type QuotedMail } from './quote-text.ts';
import { escapeHtml } from './wash-quote.ts';

/** `washed` has been through `washQuote`. */
export function quoteHtml(mail: QuotedMail, washed: string, language: MailLanguage, timeZone?: string): string {
  return (
    `<p>${escapeHtml(attributionLine(mail, language, timeZone))}</p>` +
    `<blockquote type="cite" style="margin: 0 0 0 8px; padding-left: 8px; border-left: 2px solid #c0c0c0">${washed}</blockquote>`
  );
}

export function forwardHtml(mail: QuotedMail, washed: string, language: MailLanguage, timeZone?: string): string {
  const { title, pairs } = forwardHead(mail, language, timeZone);
  const rows = pairs.map(([name, value]) => `<b>${escapeHtml(name)}:</b> ${escapeHtml(value)}<br>`).join('');
  return `<p>-------- ${escapeHtml(title)} --------</p><p>${rows}</p><div>${washed}</div>`;
}

/** Plain text as HTML that looks like it. */
export function textToHtml(text: string): string {
  const lines = text.split('\n').map((line) => escapeHtml(line).replace(/ {2}/g, '&nbsp; ').replace(/^ /, '&nbsp;'));
  return `<div>${lines.join('<br>\n')}</div>`;
}
