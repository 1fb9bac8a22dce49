import { asc, sql } from 'drizzle-orm';
import type { Bundle } from '#shared/contract/bundles.ts';
import type { ReadDb } from '../context.ts';
import { bundles } from '../db/tables/triage.ts';

// How far back its row tells who wrote.
const lookedAt = 200;

interface Listed {
  readonly senders: string;
  readonly subject: string;
  readonly lastAt: number;
}

export function listBundles(read: ReadDb): Bundle[] {
  const rows = read.select().from(bundles).orderBy(asc(bundles.kind)).all();
  return rows.map(({ kind, isOn, deliverAt }): Bundle => {
    const shown = count(read, `bundle-${kind}`);
    const newest = shown.total === 0 ? [] : readNewest(read, `bundle-${kind}`);
    const names = new Set(
      newest.flatMap(({ senders }) => (JSON.parse(senders) as string[]).filter(Boolean).slice(0, 1)),
    );
    return {
      kind,
      isOn,
      deliverAt,
      ...shown,
      waiting: count(read, `held-${kind}`).total,
      senders: [...names].slice(0, 4),
      senderCount: names.size,
      subjects: newest.slice(0, 3).map(({ subject }) => subject),
      lastAt: newest[0]?.lastAt ?? null,
    };
  });
}

function count(read: ReadDb, view: string): { total: number; unread: number } {
  return read.get<{ total: number; unread: number }>(sql`
    SELECT coalesce(sum(total), 0) AS total, coalesce(sum(unread), 0) AS unread FROM view_counts
    WHERE view = ${view} AND account_id NOT IN (SELECT id FROM accounts WHERE removed_at IS NOT NULL)`);
}

function readNewest(read: ReadDb, view: string): Listed[] {
  return read.all<Listed>(sql`
    SELECT threads.senders, threads.subject, threads.last_at AS "lastAt"
    FROM thread_views AS listed JOIN threads ON threads.id = listed.thread_id
    WHERE listed.view = ${view} AND listed.account_id NOT IN (SELECT id FROM accounts WHERE removed_at IS NOT NULL)
    ORDER BY listed.last_at DESC, listed.thread_id DESC LIMIT ${lookedAt}`);
}
