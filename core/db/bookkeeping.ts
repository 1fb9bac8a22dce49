import type { CorrelationId, JobId, UndoToken } from '#shared/ids.ts';
import type { Cause, WriteTx } from '../context.ts';
import type { Connection } from './connection.ts';

export interface AuditRow {
  readonly seq: number;
  readonly now: number;
  readonly cause: Cause;
  readonly subject: string;
  readonly ids: string[];
  readonly count: number;
}

export interface UndoRow {
  readonly token: UndoToken;
  readonly seq: number;
  readonly label: string;
  readonly count: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly now: number;
}

interface RemoteOp {
  readonly accountId: string;
  readonly key: string;
}

export type Bookkeeping = ReturnType<typeof prepareBookkeeping>;

/** The kernel's own statements, prepared once: a write of one row would otherwise pay for them several times over. */
export function prepareBookkeeping(connection: Connection) {
  const prepare = (sql: string) => connection.prepare(sql);
  const begin = prepare('BEGIN IMMEDIATE');
  const commit = prepare('COMMIT');
  const rollback = prepare('ROLLBACK');
  const lastSeq = prepare('SELECT coalesce(max(seq), 0) FROM audit').pluck();
  const audit = prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const remote = prepare(
    `INSERT INTO outbox (write_seq, account_id, kind, payload, key, next_try_at, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account_id, key) DO NOTHING`,
  );
  // A failed op never took effect either, but its row stays for the user to see.
  const cancelFailed = prepare(
    `UPDATE outbox SET state = 'cancelled' WHERE write_seq = ? AND state = 'failed'
     RETURNING account_id AS accountId, key`,
  );
  const dropPending = prepare(
    `DELETE FROM outbox WHERE write_seq = ? AND state = 'pending' RETURNING account_id AS accountId, key`,
  );
  const undo = prepare(
    'INSERT INTO undo_entries (token, write_seq, label, count, kind, payload, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const openJob = prepare(`SELECT id FROM jobs WHERE kind = ? AND key = ? AND state IN ('pending', 'running')`).pluck();
  const job = prepare(
    'INSERT INTO jobs (id, kind, key, payload, run_at, correlation_id, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    begin: () => void begin.run(),
    commit: () => void commit.run(),
    rollback: () => void rollback.run(),
    lastSeq: () => lastSeq.get() as number,
    writeAudit({ seq, now, cause, subject, ids, count }: AuditRow): void {
      const { by, action, correlationId } = cause;
      audit.run(seq, now, by.kind, by.id, action, subject, JSON.stringify(ids), count, correlationId);
    },
    queueRemote(seq: number, op: Parameters<WriteTx['queueRemote']>[0], now: number): void {
      remote.run(seq, op.accountId, op.kind, toJson(op.payload), op.key, now, now);
    },
    /** Takes back what of a write has not reached a server. Answers the ops that therefore need no inverse. */
    takeBackRemote(writeSeq: number): RemoteOp[] {
      return [...dropPending.all(writeSeq), ...cancelFailed.all(writeSeq)] as RemoteOp[];
    },
    keepUndo({ token, seq, label, count, kind, payload, now }: UndoRow): void {
      undo.run(token, seq, label, count, kind, toJson(payload), now);
    },
    openJob: (kind: string, key: string) => openJob.get(kind, key) as JobId | undefined,
    planJob(id: JobId, plan: Parameters<WriteTx['planJob']>[0], correlationId: CorrelationId, now: number): void {
      job.run(id, plan.kind, plan.key ?? null, toJson(plan.payload), plan.runAt ?? now, correlationId, now);
    },
  };
}

function toJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
