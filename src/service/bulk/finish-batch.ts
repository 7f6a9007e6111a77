import { eq } from 'drizzle-orm';
import { lockBatch } from '../../adapters/db/service/batches.js';
import type { NewEvent, Tx } from '../../adapters/db/service/events.js';
import { recordHistory } from '../../adapters/db/service/history.js';
import { batches } from '../../adapters/db/service-schema.js';
import type { Actor } from '../../model/desk.js';

/** Deletes a batch that nothing is left of. Gives what is to be told of it. */
export async function finishBatch(tx: Tx, id: string, actor: Actor): Promise<NewEvent[]> {
  const batch = await lockBatch(tx, id);
  if (!batch) return [];
  await tx.delete(batches).where(eq(batches.id, id));
  await recordHistory(tx, { actor, action: 'delete-batch', batch: id, before: { name: batch.name } });
  return [{ kind: 'batch-deleted', batch: id, owner: batch.unit }];
}
