import { sql } from 'drizzle-orm';
import type { senderLooks as contract } from '#shared/contract/sender-looks.ts';
import { senderLooks } from '../db/tables/reader.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

export const senderLookHandlers: HandlersOf<typeof contract> = {
  get: ({ address }, { read }) => {
    const found = read
      .select()
      .from(senderLooks)
      .where(sql`address = ${keyOf(address)}`)
      .get();
    return { colors: found?.colors ?? null };
  },

  set: ({ address, colors }, { write }) =>
    write((tx) => {
      const key = keyOf(address);
      if (colors === null)
        tx.db
          .delete(senderLooks)
          .where(sql`address = ${key}`)
          .run();
      else {
        const row = { address: key, colors };
        tx.db
          .insert(senderLooks)
          .values(row)
          .onConflictDoUpdate({ target: senderLooks.address, set: { colors } })
          .run();
      }
      tx.touch('senderLooks');
      return {};
    }),
};

function keyOf(address: string): string {
  return address.trim().toLowerCase();
}
