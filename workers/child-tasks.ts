import { readFile, stat } from 'node:fs/promises';
import { readGzip, writeGzip } from '../src/adapters/artifacts/gzip.js';
import { workingDaysLate } from '../src/adapters/calendar/working-days.js';
import { makeOpenOcr } from '../src/adapters/ocr/open-ocr.js';
import { openSegmenter } from '../src/adapters/segmenter/open-segmenter.js';
import { hashFile } from '../src/intake/hash.js';
import { unpack } from '../src/intake/unpack.js';
import type { ReadFailureCode, ReadResult } from '../src/model/document.js';
import type { Setup } from '../src/model/setup.js';
import type {
  CompareTask,
  ExportTask,
  PageProgress,
  ReadAnswer,
  ReadTask,
  ReviewAnswer,
  ReviewTask,
  RosterTask,
  UnpackTask,
} from '../src/ports/tasks.js';
import { readDocument } from '../src/readers/read.js';
import { reviewWithDigest } from '../src/review.js';
import { compareSubmissions } from './compare-submissions.js';

/** What the contained child can do. Everything comes and goes as files; see ports/tasks.ts. */
const ocr = makeOpenOcr();

export const tasks = {
  read: (task: ReadTask, progress: (progress: PageProgress) => void) => read(task, progress),
  review: (task: ReviewTask) => reviewSubmission(task),
  compare: (task: CompareTask) => compareSubmissions(task),
  // Loaded when they are asked for: most children only read.
  export: async (task: ExportTask) => (await import('./write-export.js')).writeExport(task),
  roster: async (task: RosterTask) => (await import('./read-roster-file.js')).readRosterFile(task),
  unpack: ({ path, folder, limits }: UnpackTask) => unpack(path, folder, limits),
};

async function read(task: ReadTask, progress: (progress: PageProgress) => void): Promise<ReadAnswer> {
  const result = await readSource(task, progress);
  await writeGzip(task.out, JSON.stringify(result));
  if (!result.ok) return { ok: false, failure: result.failure, pages: 0 };
  return { ok: true, failure: null, pages: result.document.pages.length };
}

async function readSource(
  { path, file, sha256, limits, ocr: mode }: ReadTask,
  onPage: (progress: PageProgress) => void,
): Promise<ReadResult> {
  const fail = (code: ReadFailureCode, message: string): ReadResult => ({
    ok: false,
    failure: { file, code, message },
  });
  try {
    if ((await stat(path)).size > limits.fileBytes) return fail('too-large', `“${file}”超过大小上限。`);
    if ((await hashFile(path)).sha256 !== sha256)
      return fail('unreadable', `“${file}”在处理期间被改动，请重新运行。`);
    const bytes = new Uint8Array(await readFile(path));
    return await readDocument({ file, bytes, sha256 }, limits, { ocr: mode, openOcr: ocr.open, onPage });
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return fail('missing', `“${file}”已不在原处。`);
    if (syscall) return fail('unreadable', `“${file}”打不开（${code}）。`);
    throw error;
  }
}

async function reviewSubmission(task: ReviewTask): Promise<ReviewAnswer> {
  const start = performance.now();
  const results: ReadResult[] = [];
  for (const path of task.inputs) results.push(JSON.parse(await readGzip(path)) as ReadResult);
  const documents = results.flatMap((result) => (result.ok ? [result.document] : []));
  const failures = [...task.failures, ...results.flatMap((result) => (result.ok ? [] : [result.failure]))];
  if (documents.length === 0) return { reviewed: false, failures };
  const { source, unit, year, submitted, published, version } = task;
  const setup = JSON.parse(await readFile(task.setup, 'utf8')) as Setup;
  const input = { source, unit, year, submitted, published, documents, failures };
  const { segment } = await openSegmenter();
  const { review: made, digest } = reviewWithDigest(input, { setup, version, workingDaysLate, segment });
  const ms = Math.round(task.ms + performance.now() - start);
  await writeGzip(task.digest, JSON.stringify(digest));
  await writeGzip(task.out, JSON.stringify({ ...made, stats: { ...made.stats, ms } }));
  return { reviewed: true, failures };
}
