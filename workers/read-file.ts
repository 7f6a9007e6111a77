import { writeGzip } from '../src/adapters/artifacts/gzip.js';
import type { ReadFailure, ReadResult } from '../src/model/document.js';
import { isLasting } from '../src/ports/cache.js';
import type { DocumentJob } from '../src/ports/jobs.js';
import { ChildFailure, type ReadTask } from '../src/ports/tasks.js';
import type { Attempt, WorkerContext } from './define-worker.js';

type Paths = Pick<ReadTask, 'path' | 'recognised' | 'out'>;

/**
 * Has a child read one file, or takes from the cache what was read of the same bytes before, and leaves a ReadResult at `out`. False:
 * the child did not live to write it, and what is there says so. Throws for another try.
 */
export async function readFile(
  job: DocumentJob,
  { children, cache }: Pick<WorkerContext, 'children' | 'cache'>,
  paths: Paths,
  { isLast, report }: Pick<Attempt, 'isLast' | 'report'>,
): Promise<boolean> {
  const { file, sha256, limits, taskLimits, ocr, keep = null } = job;
  if (keep !== null && (await cache?.get(keep, paths.out))) return true;
  try {
    const task = { kind: 'read', file, sha256, limits, ocr, ...paths } as const;
    const { failure } = await children.run(task, { limits: taskLimits, onPage: report });
    if (keep !== null && (failure === null || isLasting(failure))) await cache?.put(keep, paths.out);
    return true;
  } catch (error) {
    const failure = describe(file, error as Error, isLast);
    await writeGzip(paths.out, JSON.stringify({ ok: false, failure } satisfies ReadResult));
    return false;
  }
}

/** Time and memory run out again the next time; a crash may have had another cause, and so may an error of ours. */
function describe(file: string, error: Error, isLast: boolean): ReadFailure {
  const reason = error instanceof ChildFailure ? error.reason : null;
  if (reason === 'timeout') return { file, code: 'timeout', message: `“${file}”的读取超过时限，已停止。` };
  if (reason === 'memory') return { file, code: 'memory', message: `“${file}”的读取占用内存过多，已停止。` };
  if (reason === 'stopped' || !isLast) throw error;
  if (reason === 'crash')
    return { file, code: 'crash', message: `读取“${file}”时程序多次意外退出，已跳过该文件。` };
  return {
    file,
    code: 'unreadable',
    message: `读取“${file}”时程序出错（${error.message.split('\n')[0]}）。`,
  };
}
