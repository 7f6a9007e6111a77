import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { documentsOf, failuresOfReadings, putDocuments } from '../adapters/db/service/documents.js';
import {
  advance,
  findSubmission,
  type SubmissionRow,
  stateEvent,
  uploadsOf,
} from '../adapters/db/service/submissions.js';
import { hashTexts } from '../intake/hash.js';
import type { SubmissionPlan } from '../intake/plan.js';
import type { ReadFailure } from '../model/document.js';
import { limitsOf } from '../pipeline/limits.js';
import { planRanges } from '../pipeline/page-ranges.js';
import { prepare, reviewKeyOf } from '../pipeline/prepare.js';
import { PermanentError } from '../ports/errors.js';
import type { TryJob } from '../ports/service-jobs.js';
import { deliverTry } from './deliver-try.js';
import { mayPass } from './failures.js';
import { givenOf } from './given.js';
import { keptOriginal, keptReading } from './names.js';
import { reuseReview } from './reuse.js';
import type { Service } from './service.js';
import { settleFailed } from './settle.js';

/** A file of a submission, and where its bytes and what was read of it lie. */
export interface TakenDocument {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
  readonly read: string;
  /** Pages of a long scan that are recognised together, ahead of the document. */
  readonly ranges: readonly (readonly number[])[];
}

export interface Taken {
  readonly documents: readonly TakenDocument[];
  readonly failures: readonly ReadFailure[];
}

/**
 * Takes one submission in: unpacks and hashes what was uploaded, keeps the files, and gives them to the workers, unless
 * the very review is stored already. Ends quietly when the submission has moved on meanwhile.
 */
export async function intake(service: Service, job: TryJob): Promise<void> {
  const row = await findSubmission(service.db, job.submission);
  if (!row || row.attempt !== job.attempt || (row.state !== 'queued' && row.state !== 'reading')) return;
  const start = performance.now();
  const found = await service.recent.setups.find(row.setup);
  if (!found) throw new PermanentError(`setup ${row.setup} is gone`);
  const { json: setupJson, value: setup } = found;
  const limits = limitsOf(setup.limits);
  const readingOf = (file: string, sha256: string) =>
    keptReading({ file, sha256, engine: service.engine, ocr: row.ocr, limits: limits.read });
  const { documents, failures } =
    (await takenBefore(service, row, readingOf)) ?? (await takeIn(service, row, { limits, readingOf }));

  await service.db.transaction((tx) =>
    putDocuments(
      tx,
      row.id,
      documents.map(({ ranges: _, ...document }, position) => ({
        ...document,
        submission: row.id,
        position,
      })),
    ),
  );
  const key = reviewKeyOf({
    source: row.source,
    documents,
    failures,
    given: givenOf(row),
    engine: service.engine,
    rubric: `${setup.rubric.id}@${setup.rubric.version}#${hashTexts(setupJson)}`,
    ocr: row.ocr,
  });
  service.meter.stage('intake', (performance.now() - start) / 1000);
  if (documents.length === 0) return settleFailed(service, row, failures);
  if (await reuseReview(service, row, key)) return;

  const change = { state: 'reading' as const, intakeFailures: [...failures] };
  const isFirst = row.state === 'queued';
  const next = await service.db.transaction((tx) =>
    advance(
      tx,
      { id: row.id, attempt: row.attempt, states: [row.state] },
      change,
      isFirst ? stateEvent : undefined,
    ),
  );
  if (next) await deliverTry(service, next, { documents, failures, key, limits, setupJson });
}

/** The documents of an earlier try, when all of them were read under the same limits: their bytes are not needed then. */
async function takenBefore(
  { db, files }: Service,
  row: SubmissionRow,
  readingOf: (file: string, sha256: string) => string,
): Promise<Taken | null> {
  if (row.intakeFailures === null) return null;
  const known = await documentsOf(db, row.id);
  const documents = known.map(({ id, file, sha256, size, read }) => ({
    id,
    file,
    sha256,
    size,
    // Without its original nothing can be read anew, whatever has changed: what was read then is what there is.
    read: row.originalsRemoved ? read : readingOf(file, sha256),
    ranges: [],
  }));
  for (const { read } of documents) if (!(await files.has(read))) return null;
  return { documents, failures: row.intakeFailures };
}

interface TakeInOptions {
  readonly limits: ReturnType<typeof limitsOf>;
  readonly readingOf: (file: string, sha256: string) => string;
}

async function takeIn(
  service: Service,
  row: SubmissionRow,
  { limits, readingOf }: TakeInOptions,
): Promise<Taken> {
  const { files, children, engine } = service;
  const folder = join(service.scratch, `in-${row.id}-${row.attempt}-${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    const plan = await fetchUploads(service, row, folder);
    const prepared = await prepare(plan, row.position, {
      run: row.id,
      engine,
      rubric: row.setup,
      ocr: row.ocr,
      limits,
      given: () => givenOf(row),
      children,
      scratch: folder,
    });
    await forgetPassing(
      service,
      prepared.documents.map(({ file, sha256 }) => readingOf(file, sha256)),
    );
    const documents: TakenDocument[] = [];
    for (const [index, { file, path, sha256, size }] of prepared.documents.entries()) {
      const name = keptOriginal(sha256);
      if (!(await files.has(name))) await files.put(name, path);
      const read = readingOf(file, sha256);
      const ranges = (await files.has(read))
        ? []
        : await planRanges(children, { path, file, sha256 }, { limits, ocr: row.ocr });
      documents.push({ id: `${row.id}-d${index}`, file, sha256, size, read, ranges });
    }
    return { documents, failures: prepared.failures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same bytes may have come before, on a machine that had no time or memory for them: that is not believed a second time. */
async function forgetPassing({ db, files }: Service, readings: readonly string[]): Promise<void> {
  const failed = await failuresOfReadings(db, readings);
  await files.remove([...new Set(failed.filter(({ code }) => mayPass(code)).map(({ read }) => read))]);
}

/** What was uploaded, as files of this process, in the form in which `jishen audit` finds them on a disk. */
async function fetchUploads(service: Service, row: SubmissionRow, folder: string): Promise<SubmissionPlan> {
  const uploaded = await uploadsOf(service.db, row.id);
  const found: { file: string; path: string }[] = [];
  const failures: ReadFailure[] = [];
  for (const [index, { file, sha256 }] of uploaded.entries()) {
    const path = join(folder, `upload-${index}`);
    if (await service.files.get(keptOriginal(sha256), path)) found.push({ file, path });
    else failures.push({ file, code: 'missing', message: `“${file}”的原件已不在，请重新上传。` });
  }
  const [only] = found;
  const isOne = uploaded.length === 1 && only !== undefined;
  const isZip = isOne && /\.zip$/i.test(only.file);
  return {
    source: row.source,
    relative: row.source,
    slug: row.id,
    kind: isZip ? 'zip' : isOne ? 'file' : 'folder',
    path: isOne ? only.path : folder,
    files: isZip ? [] : found,
    failures,
  };
}
