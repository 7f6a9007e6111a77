import { open } from 'node:fs/promises';
import type { FlowJob, JobsOptions } from 'bullmq';
import { DOCUMENTS, PAGES } from '../adapters/queue/settings.js';
import { type DocumentJob, type PagesJob, pagesArtifact } from '../ports/jobs.js';
import {
  ChildFailure,
  type FileTask,
  type OcrMode,
  type TaskLimits,
  type TaskRunner,
} from '../ports/tasks.js';
import type { Limits } from './limits.js';

/** Up to here one child is done in a quarter of a minute: several would spend as much on opening the file and on waiting. */
const FEWEST = 8;
/** A page takes two seconds. Fewer pages a range: the file is opened more often; more: cores stand idle at the end. */
const PAGES_A_RANGE = 6;
/** A yearbook of 2000 pages is not hundreds of jobs; its ranges are longer. */
const MOST_RANGES = 64;
/** A file that cannot be looked through in that time is read in one piece, by a job that may take longer. */
const PROBE: Pick<TaskLimits, 'idleMs' | 'totalMs'> = { idleMs: 15_000, totalMs: 60_000 };

/**
 * Which pages of a document are recognised together: none where it is read in one piece, as all are but long scans. The
 * file is looked through in a child.
 */
export async function planRanges(
  children: TaskRunner,
  { path, file, sha256 }: Pick<FileTask, 'path' | 'file' | 'sha256'>,
  { limits, ocr }: { readonly limits: Limits; readonly ocr: OcrMode },
): Promise<readonly (readonly number[])[]> {
  if (ocr === 'never' || !(await mayBeLongScan(path))) return [];
  try {
    const task = { kind: 'probe', path, file, sha256, limits: limits.read, ocr } as const;
    const { recognise } = await children.run(task, { limits: { ...limits.task, ...PROBE } });
    return splitPages(recognise);
  } catch (error) {
    if (error instanceof ChildFailure && error.reason === 'stopped') throw error;
    // The job that reads the file says what is wrong with it.
    return [];
  }
}

/** Ranges that differ by a page at most. */
export function splitPages(pages: readonly number[]): readonly (readonly number[])[] {
  if (pages.length <= FEWEST) return [];
  const count = Math.min(MOST_RANGES, Math.ceil(pages.length / PAGES_A_RANGE));
  return Array.from({ length: count }, (_, at) =>
    pages.slice(Math.floor((at * pages.length) / count), Math.floor(((at + 1) * pages.length) / count)),
  );
}

/** The job that reads a document, after its ranges. One file that cannot be read does not hold up others, nor does a range. */
export function documentFlow(
  document: DocumentJob,
  ranges: readonly (readonly number[])[],
  settings: JobsOptions,
): FlowJob {
  const { output, keep, ...shared } = document;
  const total = ranges.reduce((sum, pages) => sum + pages.length, 0);
  const jobs = ranges.map(
    (pages): PagesJob => ({
      ...shared,
      id: rangeId(document.id, pages),
      document: document.id,
      pages,
      total,
    }),
  );
  const names = rangeArtifacts(document.id, ranges);
  return {
    name: 'document',
    queueName: DOCUMENTS,
    data: { ...document, ...(names.length > 0 ? { ranges: names } : {}) } satisfies DocumentJob,
    opts: { ...settings, jobId: document.id, ignoreDependencyOnFailure: true },
    children: jobs.map((job) => ({
      name: 'pages',
      queueName: PAGES,
      data: job,
      opts: {
        ...settings,
        jobId: job.id,
        ignoreDependencyOnFailure: true,
        // Its name must be free when the document is submitted again, and nobody asks what became of it.
        removeOnComplete: true,
        removeOnFail: true,
      },
    })),
  };
}

const rangeId = (document: string, [first]: readonly number[]) => `${document}-p${first}`;

/** What the ranges of a document leave until it is read. */
export const rangeArtifacts = (document: string, ranges: readonly (readonly number[])[]): string[] =>
  ranges.map((pages) => pagesArtifact(rangeId(document, pages)));

const HEAD = 1024;

/** A look at the bytes, so that files of text are not opened twice: does it have pages, and pictures for more than a few? */
async function mayBeLongScan(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.toString('latin1', 0, bytesRead);
    if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return true;
    if (head.startsWith('PK')) return /\.ofd$/i.test(path) || head.includes('OFD.xml');
    if (!head.includes('%PDF-')) return false;
    let [pictures, tail] = [0, ''];
    for await (const chunk of file.createReadStream({ start: 0, autoClose: false, encoding: 'latin1' })) {
      const text = tail + (chunk as string);
      // A picture's dictionary is never packed. One at the seam may count twice, which costs a look at most.
      pictures += text.match(PICTURE)?.length ?? 0;
      if (pictures > FEWEST) return true;
      tail = text.slice(-SEAM);
    }
    return false;
  } finally {
    await file.close();
  }
}

const SEAM = 32;
const PICTURE = /\/Subtype\s{0,8}\/Image(?=[\s/>])/g;
