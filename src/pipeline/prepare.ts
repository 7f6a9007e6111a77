import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile, hashTexts } from '../intake/hash.js';
import type { Given } from '../intake/meta.js';
import type { SubmissionPlan } from '../intake/plan.js';
import type { FoundFile } from '../intake/walk.js';
import type { ReadFailure, ReadLimits } from '../model/document.js';
import type { ReviewKey } from '../ports/store.js';
import { ChildFailure, type OcrMode, type TaskRunner, type UnpackAnswer } from '../ports/tasks.js';
import type { Limits } from './limits.js';

/** A submission whose files were found, hashed and named. */
export interface Prepared {
  readonly plan: SubmissionPlan;
  readonly position: number;
  readonly id: string;
  readonly key: ReviewKey & { readonly key: string };
  readonly given: Given;
  readonly documents: readonly PreparedDocument[];
  readonly failures: readonly ReadFailure[];
  /** Removes what was unpacked. */
  dispose(): Promise<void>;
}

export interface PreparedDocument extends FoundFile {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
}

export interface PrepareOptions {
  readonly run: string;
  readonly engine: string;
  readonly rubric: string;
  readonly ocr: OcrMode;
  readonly limits: Limits;
  readonly given: (plan: SubmissionPlan) => Given;
  readonly children: TaskRunner;
  readonly scratch: string;
}

/** Unpacks and hashes. Ids come from the contents, so that a run that is taken up again knows its own work. */
export async function prepare(
  plan: SubmissionPlan,
  position: number,
  options: PrepareOptions,
): Promise<Prepared> {
  const { files, failures, dispose } = await findFiles(plan, position, options);
  const hashed: (FoundFile & { sha256: string; size: number })[] = [];
  for (const { file, path } of files) {
    try {
      const { size } = await stat(path);
      const { read } = options.limits;
      if (size > read.fileBytes) failures.push(tooLarge(file, size, read));
      else hashed.push({ file, path, ...(await hashFile(path)) });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      failures.push({ file, code: 'unreadable', message: `“${file}”打不开（${code ?? '未知原因'}）。` });
    }
  }
  const given = options.given(plan);
  const { engine, rubric, ocr } = options;
  const key = reviewKeyOf({ source: plan.source, documents: hashed, failures, given, engine, rubric, ocr });
  const id = hashTexts(options.run, key.key);
  const documents = hashed.map((file, index) => ({ ...file, id: `${id}-${index}` }));
  return {
    plan,
    position,
    id,
    key,
    given,
    documents,
    failures,
    dispose,
  };
}

/** All that a review depends on. */
export interface ReviewBasis extends Pick<PrepareOptions, 'engine' | 'rubric' | 'ocr'> {
  readonly source: string;
  /** In reading order. */
  readonly documents: readonly { readonly file: string; readonly sha256: string }[];
  readonly failures: readonly ReadFailure[];
  readonly given: Given;
}

/** The key under which the review is stored: the same basis gives the same review. */
export function reviewKeyOf(basis: ReviewBasis): Prepared['key'] {
  const { source, documents, failures, engine, rubric, ocr } = basis;
  const { unit, year, submitted, published } = basis.given;
  const content = hashTexts(
    ...documents.flatMap(({ file, sha256 }) => [file, sha256]),
    ...failures.map(({ message }) => message),
  );
  const given = hashTexts(source, ocr, JSON.stringify([unit, year, submitted, published]));
  return { key: hashTexts(content, engine, rubric, given), content, engine, rubric, given };
}

interface Found {
  readonly files: readonly FoundFile[];
  readonly failures: ReadFailure[];
  dispose(): Promise<void>;
}

async function findFiles(plan: SubmissionPlan, position: number, options: PrepareOptions): Promise<Found> {
  if (plan.kind === 'file')
    return { files: plan.files, failures: [...plan.failures], dispose: async () => undefined };
  const folder = join(options.scratch, `zip-${position}`);
  const dispose = () => rm(folder, { recursive: true, force: true });
  const files: FoundFile[] = [];
  const failures: ReadFailure[] = [...plan.failures];
  const given = plan.kind === 'zip' ? [{ file: plan.relative, path: plan.path }] : plan.files;
  for (const [index, found] of given.entries()) {
    if (plan.kind !== 'zip' && !/\.zip$/i.test(found.file)) {
      files.push(found);
      continue;
    }
    // What a folder's zip holds is told with the name of the zip; a zip that is the submission needs none.
    const prefix = plan.kind === 'zip' ? '' : `${found.file}/`;
    try {
      const unpacked = await unpackOne(found, join(folder, String(index)), options);
      files.push(...unpacked.files.map(({ file, path }) => ({ file: prefix + file, path })));
      failures.push(...unpacked.failures.map((failure) => named(failure, found.file, prefix)));
    } catch (error) {
      await dispose();
      throw error;
    }
  }
  return { files, failures, dispose };
}

/** Failures of an archive's own carry its bare name. */
function named(failure: ReadFailure, archive: string, prefix: string): ReadFailure {
  const isOwn = failure.file === archive.split('/').at(-1);
  return { ...failure, file: prefix === '' ? failure.file : isOwn ? archive : prefix + failure.file };
}

/** Throws only when the run is stopped. */
async function unpackOne(
  { file, path }: FoundFile,
  folder: string,
  { children, limits }: PrepareOptions,
): Promise<UnpackAnswer> {
  try {
    return await children.run({ kind: 'unpack', path, folder, limits: limits.read }, { limits: limits.task });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (error instanceof ChildFailure && error.reason === 'stopped') throw error;
    const code =
      error instanceof ChildFailure ? (error.reason as 'timeout' | 'memory' | 'crash') : 'unreadable';
    return { files: [], failures: [{ file, code, message: `压缩包“${file}”解压失败，已跳过。` }] };
  }
}

function tooLarge(file: string, size: number, { fileBytes }: ReadLimits): ReadFailure {
  const mb = (bytes: number) => Math.round(bytes / 2 ** 20);
  return { file, code: 'too-large', message: `“${file}”有 ${mb(size)} MB，超过上限 ${mb(fileBytes)} MB。` };
}
