import { join } from 'node:path';
import type { FlowJob } from 'bullmq';
import { readGzip } from '../adapters/artifacts/gzip.js';
import { removeFiles } from '../adapters/artifacts/whole-file.js';
import { jobOptions, queueTimes, SUBMISSIONS } from '../adapters/queue/settings.js';
import { hashTexts } from '../intake/hash.js';
import {
  type DocumentJob,
  digestArtifact,
  originalArtifact,
  readArtifact,
  reviewArtifact,
  type SubmissionJob,
  setupArtifact,
} from '../ports/jobs.js';
import type { OcrMode } from '../ports/tasks.js';
import type { Limits } from './limits.js';
import { documentFlow, planRanges, rangeArtifacts } from './page-ranges.js';
import type { Pipeline } from './pipeline.js';
import type { Prepared } from './prepare.js';

export interface DeliveryOptions {
  readonly run: string;
  readonly engine: string;
  readonly ocr: OcrMode;
  readonly limits: Limits;
  /** What of the engine, beside its version, an entry of the cache depends on; null: the cache is not used. */
  readonly cacheMark: string | null;
}

/** The name in the cache of what is read of a file: the same bytes under the same name give the same, with the same readers. */
function keptRead(
  { file, sha256 }: { readonly file: string; readonly sha256: string },
  { engine, cacheMark, limits, ocr }: DeliveryOptions,
): string | null {
  if (cacheMark === null) return null;
  return `read/${hashTexts(engine, cacheMark, sha256, file, ocr, JSON.stringify(limits.read))}`;
}

/** The setup as a file, for as often as it must be sent. */
export interface SetupFile {
  readonly path: string;
}

export interface Delivered {
  readonly flow: FlowJob;
  /** Artifacts of page ranges, for `discard`. */
  readonly ranged: readonly string[];
}

/**
 * Makes a submission ready for those who do the work: its bytes where they need to travel, and a flow of one job a document,
 * with jobs for the page ranges of long scans before that. Where the work is done here, the submission's job reads the
 * documents itself, save such scans.
 */
export async function deliver(
  { artifacts, artifactsKind, isRemote, children, cache }: Pipeline,
  prepared: Prepared,
  options: DeliveryOptions,
  setup: SetupFile,
): Promise<Delivered> {
  const { id, plan, documents, failures, given } = prepared;
  const setupName = setupArtifact(options.run);
  if (!(await artifacts.has(setupName))) await artifacts.put(setupName, setup.path);
  if (isRemote) {
    for (const document of documents) await artifacts.put(originalArtifact(document.id), document.path);
  }
  const settings = jobOptions(queueTimes());
  const flow: FlowJob[] = [];
  const reads: DocumentJob[] = [];
  const ranged: string[] = [];
  for (const { id, file, path, sha256 } of documents) {
    const keep = isRemote ? null : keptRead({ file, sha256 }, options);
    const isKept = keep !== null && ((await cache?.has(keep)) ?? false);
    const ranges = isKept ? [] : await planRanges(children, { path, file, sha256 }, options);
    const job: DocumentJob = {
      id,
      file,
      sha256,
      store: artifactsKind,
      artifact: isRemote ? originalArtifact(id) : null,
      path: isRemote ? null : path,
      limits: options.limits.read,
      taskLimits: options.limits.task,
      ocr: options.ocr,
      output: readArtifact(id),
      keep,
    };
    if (isRemote || ranges.length > 0) flow.push(documentFlow(job, ranges, settings));
    else reads.push(job);
    ranged.push(...rangeArtifacts(id, ranges));
  }
  const submission: SubmissionJob = {
    id,
    source: plan.source,
    store: artifactsKind,
    documents: documents.map(({ id, file }) => ({ output: readArtifact(id), file })),
    reads,
    failures,
    ...given,
    setup: setupName,
    version: options.engine,
  };
  const opts = { ...settings, jobId: id };
  return {
    flow: { name: 'submission', queueName: SUBMISSIONS, data: submission, opts, children: flow },
    ranged,
  };
}

/** What was made of a submission, as JSON. */
export interface Made {
  readonly review: string;
  readonly digest: string;
}

/** Null when it is not there (any more). */
export async function fetchMade(pipeline: Pipeline, id: string): Promise<Made | null> {
  const review = await fetchJson(pipeline, reviewArtifact(id), `${id}.review`);
  const digest = await fetchJson(pipeline, digestArtifact(id), `${id}.digest`);
  return review === null || digest === null ? null : { review, digest };
}

async function fetchJson(
  { artifacts, scratch }: Pipeline,
  name: string,
  file: string,
): Promise<string | null> {
  const path = join(scratch, file);
  if (!(await artifacts.get(name, path))) return null;
  try {
    return await readGzip(path);
  } finally {
    await removeFiles([path]);
  }
}

/** Forgets what travelled for this submission; `ranged` is what `deliver` gave. */
export async function discard(
  { artifacts }: Pipeline,
  { id, documents }: Prepared,
  ranged: readonly string[],
): Promise<void> {
  const names = documents.flatMap((document) => [originalArtifact(document.id), readArtifact(document.id)]);
  await artifacts.remove([reviewArtifact(id), digestArtifact(id), ...names, ...ranged]);
}
