import { lockBatch, markChanged } from '../adapters/db/service/batches.js';
import { recordEvents } from '../adapters/db/service/events.js';
import {
  advance,
  findSubmission,
  type SubmissionRow,
  stateEvent,
} from '../adapters/db/service/submissions.js';
import type { InputError, Review } from '../model/review.js';
import { digestArtifact, reviewArtifact } from '../ports/jobs.js';
import type { TryAnswer, TryJob } from '../ports/service-jobs.js';
import { compareSoon } from './compare.js';
import type { SettleJob } from './deliver-try.js';
import { storeReview } from './reuse.js';
import type { Service } from './service.js';
import { summaryOf } from './summary.js';

/** Results that vanish again and again point at a store that throws data away. */
const MOST_LOSSES = 5;

/** Writes down what became of one try, once. Ends quietly when the submission has moved on meanwhile. */
export async function settle(service: Service, job: TryJob, told: TryAnswer): Promise<void> {
  const row = await findSubmission(service.db, job.submission);
  // Nobody asks for what an older try made.
  if (!row || row.attempt !== job.attempt || row.state !== 'reading') return dropAnswer(service, job);
  if (told.kind === 'failed') return settleFailed(service, row, [failureOf(row, told.reason)]);
  const { answer } = told;
  if (answer.isLost) return tryAgain(service, row);
  if (!answer.reviewed) return settleFailed(service, row, answer.failures);
  const { key } = job as SettleJob;
  const review = await storeReview(service, row, key);
  if (review === null) return tryAgain(service, row);
  if (answer.readMs !== undefined) service.meter.stage('read', answer.readMs / 1000);
  if (answer.reviewMs !== undefined) service.meter.stage('review', answer.reviewMs / 1000);
  await settleReviewed(service, row, { key: key.key, review });
  await dropAnswer(service, job);
}

async function dropAnswer({ files }: Service, job: TryJob): Promise<void> {
  const { ranged = [] } = job as Partial<SettleJob>;
  await files.remove([reviewArtifact(job.id), digestArtifact(job.id), ...ranged]);
}

export async function settleReviewed(
  service: Service,
  row: SubmissionRow,
  { key, review }: { readonly key: string; readonly review: Review },
): Promise<void> {
  const change = {
    ...summaryOf(review),
    state: 'reviewed' as const,
    settled: new Date(),
    review: key,
    across: null,
    losses: 0,
    failures: [...review.errors],
  };
  await finish(service, row, change);
  service.meter.pages(review.stats.pages, review.stats.ocrPages);
}

/** No file of it could be read, or the review itself failed. What was reviewed before stays as it was. */
export function settleFailed(
  service: Service,
  row: SubmissionRow,
  failures: readonly InputError[],
): Promise<void> {
  const told = failures.map(({ file, code, message }) => ({ file, code, message }));
  return finish(service, row, { state: 'failed', settled: new Date(), failures: told });
}

async function finish(
  service: Service,
  row: SubmissionRow,
  change: Parameters<typeof advance>[2] & { readonly state: 'reviewed' | 'failed' },
): Promise<void> {
  const from = { id: row.id, attempt: row.attempt, states: ['queued', 'reading'] as const };
  const settled = await service.db.transaction(async (tx) => {
    // The batch first: who deletes it takes it first as well, and nobody waits for another in a circle.
    if (!(await lockBatch(tx, row.batch))) return null;
    const next = await advance(tx, from, change);
    if (!next) return null;
    await markChanged(tx, row.batch);
    await recordEvents(tx, [stateEvent(next)]);
    return next;
  });
  if (!settled) return;
  service.meter.settled(change.state);
  for (const { code } of settled.failures) service.meter.error(code);
  service.meter.stage('wait', ((row.handedOut ?? new Date()).getTime() - row.waiting.getTime()) / 1000);
  service.dispatch.soon();
  await compareSoon(service, row.batch);
}

/** The answer was lost on its way: once more from the beginning, but not for ever. */
export async function tryAgain(service: Service, row: SubmissionRow): Promise<void> {
  if (row.losses + 1 >= MOST_LOSSES) {
    const message = `“${row.source}”的审核结果多次丢失，请检查队列和文件存储。`;
    return settleFailed(service, row, [{ file: row.source, code: 'lost', message }]);
  }
  const from = { id: row.id, attempt: row.attempt, states: ['queued', 'reading'] as const };
  const change = { state: 'waiting' as const, attempt: row.attempt + 1, losses: row.losses + 1 };
  const next = await service.db.transaction((tx) => advance(tx, from, change, stateEvent));
  if (next) service.meter.recovered();
  service.dispatch.soon();
}

function failureOf({ source }: SubmissionRow, reason: string): InputError {
  const [line] = reason.split('\n');
  const code = /超过时限/.test(reason) ? 'timeout' : /内存/.test(reason) ? 'memory' : 'error';
  return { file: source, code, message: `审核“${source}”时出错：${line || '原因不明'}。` };
}
