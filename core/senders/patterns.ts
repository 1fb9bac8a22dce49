import { sql, type SQL } from 'drizzle-orm';
import { domainOf } from '#shared/model/address.ts';

/** As the table keeps them. */
export function normalPattern(pattern: string): string {
  return pattern.trim().toLowerCase();
}

/** Every pattern that means this address: itself, its domain, and the domains above it. */
export function patternsOf(address: string): string[] {
  const whole = normalPattern(address);
  const labels = domainOf(whole).split('.').filter(Boolean);
  const domains = labels
    .slice(0, Math.max(1, labels.length - 1))
    .map((_, index) => `@${labels.slice(index).join('.')}`);
  return labels.length === 0 ? [whole] : [whole, ...domains];
}

// As the index messages_by_sender has them: only so does SQLite see that it fits.
const domain = `lower(substr(messages.from_address, instr(messages.from_address, '@') + 1))`;
const address = 'lower(messages.from_address)';

/** Received mail of these, as a condition on `messages`; all but domains below a domain is found by the index. */
export function isFromAny(patterns: readonly string[]): SQL {
  const each = patterns.map((pattern) => {
    const at = pattern.indexOf('@');
    const host = pattern.slice(at + 1);
    if (at > 0) return sql`(${sql.raw(domain)} = ${host} AND ${sql.raw(address)} = ${pattern})`;
    return sql`(${sql.raw(domain)} = ${host} OR ${sql.raw(domain)} LIKE ${`%.${escapeLike(host)}`} ESCAPE '\\')`;
  });
  return sql`(messages.is_own = 0 AND (${sql.join(each, sql` OR `)}))`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
