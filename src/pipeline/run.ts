import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashTexts } from '../intake/hash.js';
import type { SubmissionPlan } from '../intake/plan.js';
import type { ReadFailure } from '../model/document.js';
import type { Setup } from '../model/setup.js';
import { isLasting } from '../ports/cache.js';
import { setupArtifact } from '../ports/jobs.js';
import type { PageProgress } from '../ports/tasks.js';
import { ahead } from './ahead.js';
import { type DeliveryOptions, deliver, discard, fetchMade, type Made } from './deliver.js';
import type { Verdict } from './follower.js';
import type { Pipeline } from './pipeline.js';
import { type Prepared, type PrepareOptions, prepare } from './prepare.js';
import { openWindow } from './window.js';

export interface RunOptions extends DeliveryOptions, Pick<PrepareOptions, 'given'> {
  readonly setup: Setup;
  /** Takes reviews from the store that were made of the same contents, engine, setup and dates. */
  readonly resume: boolean;
  readonly signal: AbortSignal;
  readonly onSettled: (outcome: SubmissionOutcome) => Promise<void> | void;
  /** Nobody has taken a job for a while. */
  readonly onIdle?: () => void;
  /** A document whose pages must be recognised, and how far it is. */
  readonly onPage?: (file: string, progress: PageProgress) => void;
}

/** What became of one submission. `json` is its review, byte for byte, or null when no file of it could be read. */
export interface SubmissionOutcome {
  readonly position: number;
  readonly plan: SubmissionPlan;
  readonly json: string | null;
  readonly reviewKey: string;
  readonly failures: readonly ReadFailure[];
  /** Where the review comes from: made now, of this run before it was interrupted, or kept from an earlier one. */
  readonly from: 'work' | 'run' | 'cache';
}

/** Submissions that are looked at on the disk before their turn comes. */
const LOOKED_AT = 6;

/**
 * Has the submissions done, a bounded number at a time, and tells what became of each in the order in
 * which they are done. Returns when all are settled or the signal came. Everything it does may be done again.
 */
export async function runSubmissions(
  pipeline: Pipeline,
  plans: readonly SubmissionPlan[],
  options: RunOptions,
) {
  const { store, artifacts, scratch, children } = pipeline;
  const { run, engine, setup, signal } = options;
  const rubricId = `${setup.rubric.id}@${setup.rubric.version}`;
  await store.runs.put({ id: run, settings: { engine, rubric: rubricId, ocr: options.ocr } });
  const setupJson = JSON.stringify(setup);
  const setupPath = join(scratch, 'setup.json');
  await writeFile(setupPath, setupJson);

  const { cacheMark } = options;
  const keptName = ({ key }: Prepared) => (cacheMark === null ? null : hashTexts(cacheMark, key.key));
  const window = openWindow(signal);
  const ranged = new Map<string, readonly string[]>();
  const plan = async (prepared: Prepared) => {
    const delivered = await deliver(pipeline, prepared, options, { path: setupPath });
    ranged.set(prepared.id, delivered.ranged);
    return delivered.flow;
  };
  const settle = async (
    prepared: Prepared,
    made: Made | null,
    failures: readonly ReadFailure[],
    from: SubmissionOutcome['from'],
  ) => {
    const json = made?.review ?? null;
    if (made && from !== 'run') {
      // The review comes last: a run that is taken up again asks for both.
      await store.digests.put(prepared.key.key, made.digest);
      await store.reviews.put({ ...prepared.key, json: made.review });
    }
    await store.submissions.setState(prepared.id, json === null ? 'failed' : 'done', failures);
    const { position, plan, key } = prepared;
    await options.onSettled({ position, plan, json, reviewKey: key.key, failures, from });
  };
  const follower = pipeline.follow({
    plan,
    signal,
    onIdle: options.onIdle,
    onPage: options.onPage,
    onVerdict: async (prepared: Prepared, verdict: Verdict) => {
      if (verdict.isLost) return 'again';
      const made = verdict.reviewed ? await fetchMade(pipeline, prepared.id) : null;
      if (verdict.reviewed && made === null) return 'again';
      if (made && verdict.failures.every(isLasting)) await keepMade(pipeline, keptName(prepared), made);
      await settle(prepared, made, verdict.failures, 'work');
      await discard(pipeline, prepared, ranged.get(prepared.id) ?? []);
      ranged.delete(prepared.id);
      await prepared.dispose();
      window.leave(sizeOf(prepared));
      return 'settled';
    },
  });
  try {
    await follower.ready;
    // The whole setup counts, not only the name of the score sheet: someone may have changed a number in the file.
    const prepareOptions = { ...options, rubric: `${rubricId}#${hashTexts(setupJson)}`, children, scratch };
    const look = async ([position, plan]: [number, SubmissionPlan]) => {
      const prepared = await prepare(plan, position, prepareOptions);
      await remember(pipeline, prepared, run);
      return { prepared, known: await findKnown(pipeline, prepared, keptName(prepared), options.resume) };
    };
    for await (const { prepared, known } of ahead(plans.entries(), LOOKED_AT, look)) {
      if (signal.aborted) break;
      if (known || prepared.documents.length === 0) {
        await settle(prepared, known?.made ?? null, prepared.failures, known?.from ?? 'work');
        await prepared.dispose();
        continue;
      }
      if (!(await window.enter(pipeline.isRemote ? sizeOf(prepared) : 0, follower.failed))) break;
      await follower.start(prepared);
    }
    await follower.finished();
  } finally {
    await follower.close();
    // A run that was stopped is taken up again; workers elsewhere may still be at it.
    if (!signal.aborted) await artifacts.remove([setupArtifact(run)]).catch(() => undefined);
  }
}

/** What is known of it without reading it: from this run, before it was interrupted, or from an earlier one. */
async function findKnown(
  { store: { reviews, digests }, cache }: Pipeline,
  { key: { key } }: Prepared,
  kept: string | null,
  resume: boolean,
): Promise<{ readonly made: Made; readonly from: 'run' | 'cache' } | null> {
  if (resume) {
    const [review, digest] = [await reviews.find(key), await digests.find(key)];
    if (review !== null && digest !== null) return { made: { review, digest }, from: 'run' };
  }
  if (!cache || kept === null) return null;
  const [review, digest] = [await cache.getText(`review/${kept}`), await cache.getText(`digest/${kept}`)];
  return review === null || digest === null ? null : { made: { review, digest }, from: 'cache' };
}

/** For other runs. */
async function keepMade({ cache }: Pipeline, kept: string | null, { review, digest }: Made): Promise<void> {
  if (!cache || kept === null) return;
  await cache.putText(`digest/${kept}`, digest);
  await cache.putText(`review/${kept}`, review);
}

const sizeOf = ({ documents }: Prepared) => documents.reduce((sum, { size }) => sum + size, 0);

async function remember({ store }: Pipeline, prepared: Prepared, run: string): Promise<void> {
  const { id, position, plan, key, documents } = prepared;
  const { source, slug } = plan;
  await store.submissions.put({
    id,
    run,
    position,
    source,
    slug,
    reviewKey: key.key,
    state: 'queued',
    errors: [],
  });
  await store.documents.put(
    id,
    documents.map(({ file, sha256, size }) => ({ file, sha256, size })),
  );
}
