import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { type BatchRow, findBatch, updateBatch } from '../adapters/db/service/batches.js';
import { recordEvents } from '../adapters/db/service/events.js';

import { hasOpen } from '../adapters/db/service/submissions.js';
import { submissions } from '../adapters/db/service-schema.js';
import { COMPARE, jobOptions, queueTimes } from '../adapters/queue/settings.js';
import { RUN_RULES, withAcross } from '../compare.js';
import type { AcrossResult } from '../model/digest.js';
import type { Review } from '../model/review.js';
import { compareOrExplain } from '../pipeline/compare.js';
import type { CompareJob } from '../ports/service-jobs.js';
import type { Service } from './service.js';
import { countsOf } from './summary.js';

/** Units hand in one after the other: the comparison waits for a little quiet, in ms. */
const QUIET_MS = 2000;

/** Has the batch compared when all of it is settled. Called once too often, nothing is done twice. */
export async function compareSoon(service: Service, id: string): Promise<void> {
  const batch = await findBatch(service.db, id);
  if (!batch || batch.compared >= batch.changes || (await hasOpen(service.db, id))) return;
  await service.hub
    .queue(COMPARE)
    .add('compare', { id: `${id}-${batch.changes}`, batch: id } satisfies CompareJob, {
      ...jobOptions(queueTimes()),
      // Its name must be free for another try.
      removeOnComplete: true,
      removeOnFail: true,
      jobId: `${id}-${batch.changes}`,
      delay: QUIET_MS,
      priority: batch.priority,
    });
}

/** Holds the reviewed submissions of a batch against each other and keeps what that says beside their reviews. */
export async function compare(service: Service, { batch: id }: CompareJob): Promise<void> {
  const batch = await findBatch(service.db, id);
  if (!batch || batch.compared >= batch.changes || (await hasOpen(service.db, id))) return;
  const start = performance.now();
  const reviewed = await reviewedOf(service, id);
  const problem = reviewed.length > 0 ? await compareReviewed(service, batch, reviewed) : null;
  await service.db.transaction(async (tx) => {
    await updateBatch(tx, id, { compared: batch.changes, compareProblem: problem });
    await recordEvents(tx, [
      {
        kind: 'batch-compared',
        batch: id,
        owner: batch.unit,
        data: { submissions: reviewed.length, problem },
      },
    ]);
  });
  service.meter.stage('compare', (performance.now() - start) / 1000);
}

interface Reviewed {
  readonly id: string;
  readonly review: string;
}

async function reviewedOf({ db }: Service, batch: string): Promise<Reviewed[]> {
  const rows = await db
    .select({ id: submissions.id, review: submissions.review })
    .from(submissions)
    .where(
      and(eq(submissions.batch, batch), eq(submissions.state, 'reviewed'), isNotNull(submissions.review)),
    )
    .orderBy(asc(submissions.position));
  return rows.map(({ id, review }) => ({ id, review: review! }));
}

/** Null, or in a few words why the comparison failed; the outcomes of the reviews say so then. */
async function compareReviewed(
  service: Service,
  batch: BatchRow,
  reviewed: readonly Reviewed[],
): Promise<string | null> {
  const { store, children } = service;
  const { rules } = (await service.recent.setups.find(batch.setup))!.value;
  const scratch = join(service.scratch, `compare-${batch.id}-${process.pid}`);
  await mkdir(scratch, { recursive: true });
  let problem: string | null = null;
  try {
    const results = compareOrExplain(
      { store, children, scratch },
      reviewed.map(({ review }) => review),
      { rules, runRules: RUN_RULES.map(({ id }) => id) },
      (reason) => {
        problem = reason;
      },
    );
    for (const one of reviewed) {
      const { value } = await results.next();
      if (value) await keepAcross(service, one, value);
    }
    return problem;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Only beside the review that was compared: it may be another by now. */
async function keepAcross(
  { db, store }: Service,
  { id, review }: Reviewed,
  result: AcrossResult,
): Promise<void> {
  const json = await store.reviews.find(review);
  if (json === null) return;
  const { findings } = withAcross(JSON.parse(json) as Review, result);
  await db
    .update(submissions)
    .set({ across: JSON.stringify(result), ...countsOf(findings) })
    .where(and(eq(submissions.id, id), eq(submissions.review, review)));
}
