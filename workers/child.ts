import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { workingDaysLate } from '../src/adapters/calendar/working-days.js';
import { serveTasks } from '../src/adapters/children/serve.js';
import { hashFile } from '../src/intake/hash.js';
import { unpack } from '../src/intake/unpack.js';
import type { ReadFailureCode, ReadResult } from '../src/model/document.js';
import type { ReadAnswer, ReadTask, ReviewAnswer, ReviewTask, UnpackTask } from '../src/ports/tasks.js';
import { readDocument } from '../src/readers/read.js';
import { review } from '../src/review.js';

/** The one process that opens untrusted bytes. Everything comes and goes as files; see ports/tasks.ts. */
serveTasks({
  read: (task: ReadTask) => read(task),
  review: (task: ReviewTask) => reviewSubmission(task),
  unpack: ({ path, folder, limits }: UnpackTask) => unpack(path, folder, limits),
});

async function read(task: ReadTask): Promise<ReadAnswer> {
  const result = await readSource(task);
  await writeJson(task.out, result);
  if (!result.ok) return { ok: false, failure: result.failure, pages: 0 };
  return { ok: true, failure: null, pages: result.document.pages.length };
}

async function readSource({ path, file, sha256, limits }: ReadTask): Promise<ReadResult> {
  const fail = (code: ReadFailureCode, message: string): ReadResult => ({
    ok: false,
    failure: { file, code, message },
  });
  try {
    if ((await stat(path)).size > limits.fileBytes) return fail('too-large', `“${file}”超过大小上限。`);
    if ((await hashFile(path)).sha256 !== sha256)
      return fail('unreadable', `“${file}”在处理期间被改动，请重新运行。`);
    const bytes = new Uint8Array(await readFile(path));
    return await readDocument({ file, bytes, sha256 }, limits);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return fail('missing', `“${file}”已不在原处。`);
    if (syscall) return fail('unreadable', `“${file}”打不开（${code}）。`);
    throw error;
  }
}

async function reviewSubmission(task: ReviewTask): Promise<ReviewAnswer> {
  const results: ReadResult[] = [];
  for (const path of task.inputs) results.push((await readJson(path)) as ReadResult);
  const { source, unit, year, submitted, published, rubric, version } = task;
  const made = review(
    {
      source,
      unit,
      year,
      submitted,
      published,
      documents: results.flatMap((result) => (result.ok ? [result.document] : [])),
      failures: [...task.failures, ...results.flatMap((result) => (result.ok ? [] : [result.failure]))],
    },
    { rubric, version, workingDaysLate },
  );
  await writeJson(task.out, made);
  return { findings: made.findings.length };
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse((await promisify(gunzip)(await readFile(path))).toString('utf8'));
}

/** Under its name only when it is all there. */
async function writeJson(path: string, value: unknown): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, await promisify(gzip)(JSON.stringify(value), { level: 1 }));
  await rename(part, path);
}
