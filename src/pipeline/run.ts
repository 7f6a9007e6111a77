import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashTexts } from '../intake/hash.js';
import type { SubmissionPlan } from '../intake/plan.js';
import type { ReadFailure } from '../model/document.js';
import type { Setup } from '../model/setup.js';
import { setupArtifact } from '../ports/jobs.js';
import type { Store } from '../ports/store.js';
import type { PageProgress } from '../ports/tasks.js';
import { type DeliveryOptions, deliver, discard, fetchMade, type Made } from './deliver.js';
import { follow, type Verdict } from './follow.js';
import type { Pipeline } from './open.js';
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
  readonly isReused: boolean;
}

/**
 * Takes the submissions through the queue, a bounded number at a time, and tells what became of each in the order in
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

  const flows = pipeline.hub.flows();
  const window = openWindow(signal);
  const ranged = new Map<string, readonly string[]>();
  const submit = async (prepared: Prepared) => {
    ranged.set(prepared.id, await deliver(pipeline, flows, prepared, options, { path: setupPath }));
  };
  const settle = async (
    prepared: Prepared,
    made: Made | null,
    failures: readonly ReadFailure[],
    isReused: boolean,
  ) => {
    const json = made?.review ?? null;
    if (made && !isReused) {
      // The review comes last: a run that is taken up again asks for both.
      await store.digests.put(prepared.key.key, made.digest);
      await store.reviews.put({ ...prepared.key, json: made.review });
    }
    await store.submissions.setState(prepared.id, json === null ? 'failed' : 'done', failures);
    const { position, plan, key } = prepared;
    await options.onSettled({ position, plan, json, reviewKey: key.key, failures, isReused });
  };
  const follower = follow(pipeline, {
    submit,
    onIdle: options.onIdle,
    onPage: options.onPage,
    onVerdict: async (prepared: Prepared, verdict: Verdict) => {
      if (verdict.isLost) return 'again';
      const made = verdict.reviewed ? await fetchMade(pipeline, prepared.id) : null;
      if (verdict.reviewed && made === null) return 'again';
      await settle(prepared, made, verdict.failures, false);
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
    for (const [position, plan] of plans.entries()) {
      if (signal.aborted) break;
      const prepared = await prepare(plan, position, prepareOptions);
      await remember(pipeline, prepared, run);
      const stored = options.resume ? await findMade(store, prepared.key.key) : null;
      if (stored !== null || prepared.documents.length === 0) {
        await settle(prepared, stored, prepared.failures, stored !== null);
        await prepared.dispose();
        continue;
      }
      if (!(await window.enter(pipeline.isRemote ? sizeOf(prepared) : 0, follower.failed))) break;
      await follower.start(prepared);
    }
    await follower.finished(signal);
  } finally {
    await follower.close();
    // A run that was stopped is taken up again; workers elsewhere may still be at it.
    if (!signal.aborted) await artifacts.remove([setupArtifact(run)]).catch(() => undefined);
  }
}

async function findMade({ reviews, digests }: Store, key: string): Promise<Made | null> {
  const [review, digest] = [await reviews.find(key), await digests.find(key)];
  return review === null || digest === null ? null : { review, digest };
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
