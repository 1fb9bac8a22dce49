import { asc, eq, isNull } from 'drizzle-orm';
import type { Identity } from '#shared/contract/identities.ts';
import type { ReadDb } from '../context.ts';
import { identities } from '../db/tables/engine.ts';
import { accounts } from '../db/tables/mail.ts';
import type { DraftRow } from '../drafts/draft-rows.ts';

/** The names one can write under, by account in their order. */
export function identitiesOf(read: Pick<ReadDb, 'select'>): Identity[] {
  return read
    .select({ identity: identities })
    .from(identities)
    .innerJoin(accounts, eq(accounts.id, identities.accountId))
    .where(isNull(accounts.removedAt))
    .orderBy(asc(accounts.createdAt), asc(accounts.id), asc(identities.position))
    .all()
    .map(({ identity: { position: _, ...identity } }) => identity);
}

/** The name a draft is written under, or the first there is. */
export function identityOfDraft(read: Pick<ReadDb, 'select'>, draft: Pick<DraftRow, 'identityId'>): Identity | null {
  const all = identitiesOf(read);
  return all.find(({ id }) => id === draft.identityId) ?? all[0] ?? null;
}
