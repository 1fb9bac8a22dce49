import { eq, or } from 'drizzle-orm';
import type { MessageId } from '#shared/ids.ts';
import { cleanLine, clip } from '#shared/model/line.ts';
import type { WriteTx } from '../context.ts';
import { deliveries } from '../db/tables/engine.ts';
import type { BounceReport } from '../mime/index.ts';
import { accept } from './after-acceptance.ts';
import { noteFailure } from './ledger.ts';

/**
 * Called for every mail that comes in and says what became of another. Whoever knows the Message-ID of a mail of ours
 * has seen it: one whose fate was unknown did arrive somewhere.
 */
export function noteBounce(tx: WriteTx, bounceMessageId: MessageId, report: BounceReport): void {
  const { originalMessageId, action, status, diagnostic } = report;
  if (originalMessageId === null) return;
  const isIt = or(eq(deliveries.rfcId, originalMessageId), eq(deliveries.serverRfcId, originalMessageId));
  const row = tx.db.select().from(deliveries).where(isIt).get();
  if (row === undefined) return;
  if (row.state === 'unknown') accept(tx, row, {}, 'bounce');
  if (action !== 'failed' && action !== 'delayed') return;
  const recipient = clip(cleanLine(report.recipient ?? row.recipients[0]?.address ?? ''), 320);
  noteFailure(tx, row.id, {
    recipient,
    status: status ?? (diagnostic === null ? null : clip(cleanLine(diagnostic), 200)),
    isFinal: action === 'failed',
    bounceMessageId,
  });
}
