import { inArray, sql } from 'drizzle-orm';
import { recordEvents } from '../adapters/db/service/events.js';
import { stateEvent } from '../adapters/db/service/submissions.js';
import { submissions } from '../adapters/db/service-schema.js';
import { allQueues } from '../adapters/queue/settings.js';
import type { Service } from './service.js';

/**
 * Nobody else works on the embedded queue, so what is in it belongs to a process that is gone. The database knows what
 * was handed out: all of that waits again.
 */
export async function startOver({ db, hub }: Service): Promise<void> {
  for (const name of allQueues) await hub.queue(name).obliterate({ force: true });
  await db.transaction(async (tx) => {
    const rows = await tx
      .update(submissions)
      .set({ state: 'waiting', attempt: sql`${submissions.attempt} + 1` })
      .where(inArray(submissions.state, ['queued', 'reading']))
      .returning();
    await recordEvents(tx, rows.map(stateEvent));
  });
}
