import { readFile } from 'node:fs/promises';
import { readGzip, writeGzip } from '../src/adapters/artifacts/gzip.js';
import { workingDaysLate } from '../src/adapters/calendar/working-days.js';
import { makeOpenOcr } from '../src/adapters/ocr/open-ocr.js';
import { openSegmenter } from '../src/adapters/segmenter/open-segmenter.js';
import { unpack } from '../src/intake/unpack.js';
import type { ReadResult } from '../src/model/document.js';
import type { Setup } from '../src/model/setup.js';
import type { OpenOcr } from '../src/ports/ocr.js';
import type {
  CompareTask,
  ExportTask,
  HtmlTask,
  InputProgress,
  OwnRead,
  PageProgress,
  PictureTask,
  ProbeTask,
  ReadAnswer,
  ReadTask,
  RecogniseTask,
  ReviewAnswer,
  ReviewTask,
  RosterTask,
  SheetTask,
  TemplateTask,
  UnpackTask,
} from '../src/ports/tasks.js';
import { readDocument } from '../src/readers/read.js';
import { reviewWithDigest } from '../src/review.js';
import { compareSubmissions } from './compare-submissions.js';
import { openFile } from './open-file.js';
import { picture, probe, recognise } from './page-tasks.js';
import { readRecognised } from './recognised-file.js';

type OnPage = (progress: PageProgress) => void;

/** What the contained child can do. Everything comes and goes as files; see ports/tasks.ts. */
export function makeTasks(ocr: ReturnType<typeof makeOpenOcr>) {
  /** An engine that broke is opened anew for the next task. */
  const withEngines = async <Answer>(run: (openOcr: OpenOcr) => Promise<Answer>): Promise<Answer> => {
    try {
      return await run(ocr.open);
    } catch (error) {
      await ocr.close().catch(() => undefined);
      throw error;
    }
  };
  return {
    read: (task: ReadTask, onPage: OnPage) => withEngines((openOcr) => read(task, openOcr, onPage)),
    probe: (task: ProbeTask) => probe(task),
    recognise: (task: RecogniseTask, onPage: OnPage) =>
      withEngines((openOcr) => recognise(task, openOcr, onPage)),
    picture: (task: PictureTask) => picture(task),
    review: (task: ReviewTask, onPage: (progress: InputProgress) => void) =>
      withEngines((openOcr) => reviewSubmission(task, openOcr, onPage)),
    compare: (task: CompareTask) => compareSubmissions(task),
    // Loaded when they are asked for: most children only read.
    html: async (task: HtmlTask) => (await import('./write-html.js')).writeHtml(task),
    export: async (task: ExportTask) => (await import('./write-export.js')).writeExport(task),
    roster: async (task: RosterTask) => (await import('./read-roster-file.js')).readRosterFile(task),
    template: async (task: TemplateTask) => (await import('./word-forms.js')).checkForm(task),
    sheet: async (task: SheetTask) => (await import('./word-forms.js')).writeSheet(task),
    unpack: ({ path, folder, limits }: UnpackTask) => unpack(path, folder, limits),
  };
}

export const tasks = makeTasks(makeOpenOcr());

async function read(task: ReadTask, openOcr: OpenOcr, onPage: OnPage): Promise<ReadAnswer> {
  const result = await readSource(task, openOcr, onPage);
  await writeGzip(task.out, JSON.stringify(result));
  if (!result.ok) return { ok: false, failure: result.failure, pages: 0 };
  return { ok: true, failure: null, pages: result.document.pages.length };
}

async function readSource(
  task: Omit<ReadTask, 'kind' | 'out'>,
  openOcr: OpenOcr,
  onPage: OnPage,
): Promise<ReadResult> {
  const { limits, ocr, recognised: paths = [] } = task;
  const opened = await openFile(task);
  if ('failure' in opened) return { ok: false, failure: opened.failure };
  const recognised = await readRecognised(paths, task.sha256);
  return readDocument(opened.source, limits, { ocr, openOcr, onPage, recognised });
}

async function reviewSubmission(
  task: ReviewTask,
  openOcr: OpenOcr,
  onPage: (progress: InputProgress) => void,
): Promise<ReviewAnswer> {
  const start = performance.now();
  const results: ReadResult[] = [];
  let readMs = 0;
  for (const [input, given] of task.inputs.entries()) {
    const began = performance.now();
    results.push(await resultOf(given, openOcr, (progress) => onPage({ ...progress, input })));
    if (typeof given !== 'string') readMs += performance.now() - began;
  }
  const documents = results.flatMap((result) => (result.ok ? [result.document] : []));
  const failures = [...task.failures, ...results.flatMap((result) => (result.ok ? [] : [result.failure]))];
  if (documents.length === 0) return { reviewed: false, failures, readMs };
  const { source, unit, year, submitted, published, version } = task;
  const setup = await setupAt(task.setup);
  const input = { source, unit, year, submitted, published, documents, failures };
  const { segment } = await openSegmenter();
  const { review: made, digest } = reviewWithDigest(input, { setup, version, workingDaysLate, segment });
  const ms = Math.round(task.ms + performance.now() - start);
  await writeGzip(task.digest, JSON.stringify(digest));
  await writeGzip(task.out, JSON.stringify({ ...made, stats: { ...made.stats, ms } }));
  return { reviewed: true, failures, readMs };
}

async function resultOf(given: string | OwnRead, openOcr: OpenOcr, onPage: OnPage): Promise<ReadResult> {
  if (typeof given === 'string') return JSON.parse(await readGzip(given)) as ReadResult;
  const result = await readSource(given, openOcr, onPage);
  if (given.out !== null) await writeGzip(given.out, JSON.stringify(result));
  return result;
}

/** The submissions of a run have one setup, and a child sees one after the other. */
let lastSetup: { readonly text: string; readonly setup: Setup } | null = null;

async function setupAt(path: string): Promise<Setup> {
  const text = await readFile(path, 'utf8');
  if (lastSetup?.text !== text) lastSetup = { text, setup: JSON.parse(text) as Setup };
  return lastSetup.setup;
}
