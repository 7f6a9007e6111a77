import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hashBytes } from '../intake/hash.js';
import { type Given, type MetaTable, readMeta } from '../intake/meta.js';
import { planSubmissions, type SubmissionPlan } from '../intake/plan.js';
import { readRoster } from '../intake/roster.js';
import type { Review } from '../model/review.js';
import { exportEach } from '../outputs/exporters.js';
import { type Overrides, readEnvironment } from '../pipeline/config.js';
import { limitsOf } from '../pipeline/limits.js';
import { openPipeline } from '../pipeline/open.js';
import { runSubmissions } from '../pipeline/run.js';
import { StoppedError, UsageError } from '../ports/errors.js';
import { ChildFailure } from '../ports/tasks.js';
import { compareAll, printStored } from './across.js';
import { cacheConfig, engineMark } from './cache.js';
import { openConsole } from './console.js';
import { EXIT } from './exit.js';
import { openExported } from './exported.js';
import { finish } from './finish.js';
import { loadForms } from './forms.js';
import { onInterrupt } from './interrupt.js';
import { type Entry, enter } from './ledger.js';
import { clearLeftovers } from './leftovers.js';
import { runId } from './run-id.js';
import type { AuditSettings } from './settings.js';
import { loadCheckedSetup } from './setup.js';
import { readVersion } from './version.js';

/** How long those in hand go on after the first Ctrl-C. */
const STOP_GRACE_MS = 3000;

/** `jishen audit`: reviews the paths and gives the exit status. `command` is what the person typed, for the hint. */
export async function audit(
  paths: readonly string[],
  settings: AuditSettings,
  command: string,
  overrides: Overrides = {},
): Promise<number> {
  const roster = settings.roster === null ? null : await readRoster(settings.roster);
  const setup = { ...(await loadCheckedSetup(settings)), roster: roster?.entries ?? null };
  const meta = settings.meta === null ? null : await readMeta(settings.meta);
  const plans = await planSubmissions(paths, { single: settings.isSingle, skip: [settings.out] });
  if (plans.length === 0) throw new UsageError(`“${paths.join('”“')}”里没有可审核的文件。`);
  const givens = new Map(plans.map((plan) => [plan, givenFor(plan, settings, meta)]));
  const shell = openConsole(settings);
  for (const warning of roster?.warnings ?? []) shell.note(`提示：${warning}`);
  for (const path of meta?.unused() ?? []) shell.note(`提示：--meta 中的“${path}”没有对应的文件。`);

  const folder = join(settings.out, '.jishen');
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`无法写入输出文件夹“${settings.out}”（${error.code}）。`);
  });
  const log = settings.isDebug ? (line: string) => shell.say(line) : undefined;
  const cache = cacheConfig(settings.cache);
  const pipeline = await openPipeline({
    ...readEnvironment(),
    ...overrides,
    folder,
    isFresh: !settings.isResumed,
    cache,
    workers: settings.workers,
    log,
  });
  const exported = await openExported(join(folder, 'run'), settings.out, settings.formats);
  const settleFolder = await clearLeftovers(settings.out, folder);
  const interrupt = onInterrupt(() => {
    shell.say('正在停止，已完成的结果会保留（再按一次 Ctrl-C 立即退出）……');
    // What is nearly done is finished; a long scan is not waited for.
    if (!pipeline.isRemote) setTimeout(() => void pipeline.children.close(), STOP_GRACE_MS).unref();
  });
  const unlessStopped = (error: unknown) => {
    const isStop =
      error instanceof StoppedError || (error instanceof ChildFailure && error.reason === 'stopped');
    if (!isStop || !interrupt.signal.aborted) throw error;
  };
  const slugs = plans.map(({ slug }) => slug);
  const start = performance.now();
  const entries: Entry[] = [];
  let failures = 0;
  try {
    const templates = await loadForms(settings.forms, pipeline.children);
    const sheetForm = hashBytes(templates['score-sheet'] ?? '');
    for (const warning of pipeline.warnings) shell.say(`注意：${warning}`);
    shell.progress(0, plans.length);
    await runSubmissions(pipeline, plans, {
      run: await runId(folder, settings.isResumed),
      engine: readVersion(),
      setup,
      ocr: settings.ocr,
      limits: limitsOf(setup.limits),
      given: (plan) => givens.get(plan)!,
      resume: settings.isResumed,
      cacheMark: cache && (await engineMark()),
      signal: interrupt.signal,
      onIdle: () =>
        shell.say(
          '任务已提交，但还没有 worker 领取：请在任一台机器上运行 jishen worker（REDIS_URL 相同）。继续等待……',
        ),
      onPage: (file, { page, pages }) => shell.detail(`正在识别 ${file} 第 ${page}/${pages} 页`),
      onSettled: async (outcome) => {
        const review = outcome.json === null ? null : (JSON.parse(outcome.json) as Review);
        const { slug } = outcome.plan;
        const basis = `${outcome.reviewKey} ${sheetForm}`;
        const isWritten = outcome.from === 'run' && (await exported.has(slug, basis));
        if (review && !isWritten) {
          const made = { rubric: setup.rubric, templates };
          await exportEach(review, join(settings.out, 'submissions', slug), settings.formats, made);
          await exported.add(slug, basis);
        }
        const entry = enter(outcome, review);
        entries.push(entry);
        failures += entry.failures.length;
        shell.progress(entries.length, plans.length, failures);
      },
    }).catch(unlessStopped);
    entries.sort((a, b) => a.position - b.position);
    const compared: Entry[] = [];
    if (!interrupt.signal.aborted) {
      const { signal } = interrupt;
      const context = { settings, slugs, setup, templates, shell, signal };
      await compareAll(pipeline, entries, context, compared).catch(unlessStopped);
    }
    shell.clear();
    if (interrupt.signal.aborted) {
      if (settings.isJson) await printStored(pipeline, entries.slice(compared.length));
      shell.say(`已停止：完成 ${entries.length}/${plans.length} 份。继续请运行：${command}`);
      return EXIT.interrupted;
    }
    const seconds = (performance.now() - start) / 1000;
    return await finish(pipeline, compared, { settings, shell, seconds, setup, templates });
  } finally {
    shell.clear();
    await pipeline.close({ force: interrupt.signal.aborted });
    await exported.close();
    await settleFolder();
    interrupt.release();
  }
}

/** A row of --meta says more than an option that is meant for all. */
function givenFor(plan: SubmissionPlan, { given }: AuditSettings, meta: MetaTable | null): Given {
  const row = meta?.find(plan) ?? null;
  return {
    unit: row?.unit ?? given.unit,
    year: row?.year ?? given.year,
    submitted: row?.submitted ?? given.submitted,
    published: row?.published ?? given.published,
  };
}
