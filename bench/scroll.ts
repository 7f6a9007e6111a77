/**
 * npm run bench:scroll — whether the page stays smooth: a list of 10,000 submissions, turned from page to page and scrolled,
 * and a PDF of 200 pages with its findings, scrolled through and walked by keys. Prints frames and long tasks; writes
 * Chromium's trace of each to `--out DIR`, to be opened in its developer tools.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { writePdf } from '../fixtures/make/pdf.js';
import { type FlowBlock, flow } from '../fixtures/make/pdf-flow.js';
import { buildPage } from '../scripts/build-page.js';
import { openBrowser } from '../scripts/open-browser.js';
import { findBatch } from '../src/adapters/db/service/batches.js';
import type { NewSubmission } from '../src/adapters/db/service/submissions.js';
import { submissions } from '../src/adapters/db/service-schema.js';
import { serve } from '../src/server/serve.js';
import { newId } from '../src/service/names.js';
import { loadServiceConfig } from '../src/service/settings.js';
import { LONG_TASK, type LongTask, type Scrolled, scrollLine } from './scroll-report.js';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    rows: { type: 'string', default: '10000' },
    pages: { type: 'string', default: '200' },
  },
});
const rows = Number(values.rows);
const pages = Number(values.pages);
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const scratch = mkdtempSync(join(tmpdir(), 'jishen-scroll-'));
buildPage(root, join(scratch, 'page'));
/** For the page, which has a clock for its frames. */
const WATCH_FRAMES = `{
  const times = (window.frameTimes = []);
  const look = (time) => { if (window.frameTimes === times) { times.push(time); requestAnimationFrame(look); } };
  requestAnimationFrame(look);
}`;

const config = await loadServiceConfig(null, { data: join(scratch, 'data'), port: 0 }, {});
const server = await serve(config, {
  engine: '0.0.0-bench',
  logTo: null,
  pageFolder: join(scratch, 'page'),
});
const browser = await openBrowser();
try {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    baseURL: server.url,
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const list = await fillList();
  const desk = await handInPdf();
  console.log(`load average of the machine: ${loadavg().map((one) => one.toFixed(1))}`);
  say(await scrollList(page, devtools, list));
  const { findings } = await reviewOf(desk);
  say(await scrollPages(page, devtools, desk, findings));
  say(await walk(page, devtools, findings));
} finally {
  await browser.close();
  await server.close();
  rmSync(scratch, { recursive: true, force: true });
}

function say(scrolled: Scrolled): void {
  console.log(scrollLine(scrolled));
}

/** Rows as the database keeps them after a review; what is measured is the page, not the reading. */
async function fillList(): Promise<string> {
  const batch = await newBatch('一万份');
  const { setup } = (await findBatch(server.service.db, batch))!;
  const AT_ONCE = 500;
  for (let at = 0; at < rows; at += AT_ONCE)
    await server.service.db
      .insert(submissions)
      .values(
        Array.from({ length: Math.min(AT_ONCE, rows - at) }, (_, index) =>
          reviewedRow(batch, setup, at + index),
        ),
      );
  return batch;
}

function reviewedRow(batch: string, setup: string, n: number): NewSubmission {
  return {
    id: newId(),
    batch,
    position: n,
    source: `第${n}局/自评报告.docx`,
    content: `${n}`,
    createdBy: 'local',
    size: 48_000,
    priority: 1,
    state: 'reviewed',
    setup,
    ocr: 'auto',
    failures: [],
    review: `${n}`,
    unit: `云渡县第${n}局`,
    year: 2024,
    suggested: 60 + (n % 40),
    lowest: 60 + (n % 40),
    highest: 80 + (n % 20),
    selfScore: 95.5,
    errors: n % 7,
    warnings: n % 11,
  };
}

async function newBatch(name: string): Promise<string> {
  const answer = await fetch(`${server.url}/api/v1/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  return ((await answer.json()) as { id: string }).id;
}

/** A report of so many pages with a few faults on each. */
function longReport(): Uint8Array {
  const chapter = (n: number): FlowBlock[] => [
    { kind: 'heading', text: `（${n % 9 === 4 ? n + 1 : n}）第${n}项工作开展情况` },
    {
      kind: 'paragraph',
      text: `本项工作预算数${n + 20}.50万元，决算数${n + 19}.20万元，其中：人员经费${n}.10万元，公用经费12.00万元，合计${n + 15}.10万元。`,
    },
    ...Array.from(
      { length: 4 },
      (_, line): FlowBlock => ({
        kind: 'paragraph',
        text: `第${line + 1}阶段按照年初绩效目标分解任务，逐月调度资金支付进度，按季度开展绩效运行监控，对偏离目标的及时纠正，全年任务按期完成，群众满意度达到${90 + (n % 9)}%。`,
      }),
    ),
    { kind: 'page-break' },
  ];
  const blocks: FlowBlock[] = [
    { kind: 'title', text: '2024年度云渡县水利局整体支出绩效自评报告' },
    { kind: 'heading', text: '一、单位整体支出情况' },
    ...Array.from({ length: pages - 1 }, (_, index) => chapter(index + 1)).flat(),
  ];
  return writePdf({ ...flow(blocks, { size: 14, pitch: 25 }), compressed: true });
}

async function handInPdf(): Promise<string> {
  const batch = await newBatch('长文档');
  const form = new FormData();
  form.append('files', new Blob([longReport()]), '自评报告.pdf');
  await fetch(`${server.url}/api/v1/batches/${batch}/submissions`, { method: 'POST', body: form });
  for (;;) {
    const answer = await fetch(`${server.url}/api/v1/submissions?batch=${batch}`);
    const [row] = ((await answer.json()) as { rows: { id: string; state: string }[] }).rows;
    if (row?.state === 'reviewed') return row.id;
    if (row?.state === 'failed') throw new Error('the long document could not be read');
    await pause(200);
  }
}

async function reviewOf(id: string): Promise<{ findings: number; pages: number }> {
  const answer = await fetch(`${server.url}/api/v1/submissions/${id}/review`);
  const review = (await answer.json()) as { findings: unknown[]; stats: { pages: number } };
  return { findings: review.findings.length, pages: review.stats.pages };
}

async function scrollList(page: Page, devtools: CDPSession, batch: string): Promise<Scrolled> {
  await page.goto(`/batches/${batch}`);
  await page.getByRole('link', { name: '云渡县第0局' }).waitFor();
  const all = Math.ceil(rows / 200);
  return record(page, devtools, `list of ${rows} rows (${all} pages of 200)`, async () => {
    for (let at = 1; at <= all; at += 1) {
      await scrollBy(devtools, 200 * 33);
      if (at === all) break;
      await page
        .getByRole('listitem', { name: /下一页|Next/ })
        .first()
        .click();
      await page.getByRole('link', { name: `云渡县第${at * 200}局` }).waitFor();
    }
  });
}

async function scrollPages(page: Page, devtools: CDPSession, id: string, findings: number) {
  await page.goto(`/submissions/${id}`);
  await page.locator('.page-sheet img').first().waitFor();
  const height = await page.locator('.pages-view').evaluate((view) => view.scrollHeight);
  return record(page, devtools, `document of ${pages} pages, ${findings} findings`, async () => {
    await scrollBy(devtools, height, 400);
  });
}

async function walk(page: Page, devtools: CDPSession, findings: number): Promise<Scrolled> {
  const steps = Math.min(findings, 60);
  return record(page, devtools, `${steps} findings walked by j`, async () => {
    for (let step = 0; step < steps; step += 1) {
      await page.keyboard.press('j');
      await pause(150);
    }
  });
}

/** As a hand on a wheel does, in the middle of the left half of the window. */
function scrollBy(devtools: CDPSession, distance: number, x = 400): Promise<unknown> {
  return devtools.send('Input.synthesizeScrollGesture', {
    ...{ x, y: 450, yDistance: -distance, speed: 6000, gestureSourceType: 'mouse' },
  });
}

type TraceEvent = {
  readonly name: string;
  readonly dur?: number;
  /** Of its thread: without what it waited for a processor. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
} & {
  readonly args?: { readonly name?: string };
};

/** Frames by the page's own clock, long tasks of its main thread from Chromium's trace. */
async function record(
  page: Page,
  devtools: CDPSession,
  what: string,
  act: () => Promise<void>,
): Promise<Scrolled> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]));
  devtools.on('Tracing.dataCollected', collect);
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'toplevel',
        '__metadata',
      ],
    },
  });
  await page.evaluate(WATCH_FRAMES);
  await act();
  const times = await page.evaluate<number[]>('window.frameTimes');
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await complete;
  devtools.off('Tracing.dataCollected', collect);
  if (values.out) {
    mkdirSync(values.out, { recursive: true });
    const name = `${what.replace(/\W+/g, '-')}.json`;
    writeFileSync(join(values.out, name), JSON.stringify({ traceEvents: events }));
  }
  const frames = times.slice(1).map((time, index) => time - times[index]!);
  if (frames.length < 30) throw new Error(`only ${frames.length} frames were seen`);
  return { what, frames, longTasks: longTasksOf(events) };
}

function longTasksOf(events: readonly TraceEvent[]): readonly LongTask[] {
  const threads = events.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const main = new Set(threads.map(({ pid, tid }) => `${pid}/${tid}`));
  if (main.size === 0) throw new Error('the trace tells of no main thread');
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && main.has(`${pid}/${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ took: dur / 1000, worked: tdur / 1000 }))
    .filter(({ took }) => took > LONG_TASK);
}
