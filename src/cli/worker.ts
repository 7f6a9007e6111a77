import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Overrides, readEnvironment } from '../pipeline/config.js';
import { openWorkers } from '../pipeline/open-workers.js';
import { UsageError } from '../ports/errors.js';
import { openWorkerFiles } from '../service/open-files.js';
import { loadServiceConfig, type ServiceConfig } from '../service/settings.js';
import { EXIT } from './exit.js';
import { onInterrupt } from './interrupt.js';
import { parseWorkers } from './settings.js';
import { openWorkerLog } from './worker-log.js';
import { openWorkerMetrics } from './worker-metrics.js';
import { watchWorker } from './worker-watch.js';

export interface WorkerFlags {
  readonly config?: string;
  readonly workers?: string;
  readonly log?: string;
  readonly quiet?: boolean;
  readonly debug?: boolean;
}

/** `jishen worker`: does the jobs that others submit, until it is told to stop; then finishes what it has begun. */
export async function work(flags: WorkerFlags, overrides: Overrides = {}): Promise<number> {
  const places = readEnvironment();
  const config = await loadServiceConfig(flags.config ?? null, {}, process.env, 'worker');
  const workers = workersOf(flags, config);
  if (!places.redisUrl && !places.databaseUrl) {
    throw new UsageError(
      '请先设置 REDIS_URL（如 redis://主机:6379）或 DATABASE_URL，worker 从那里领取任务。',
    );
  }
  const { queue } = config.settings;
  const log = openWorkerLog(flags, config.settings.log);
  const folder = await mkdtemp(join(tmpdir(), 'jishen-worker-'));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const files = await openWorkerFiles(config);
    undo.push(files.close);
    const running = await openWorkers({
      ...places,
      ...overrides,
      folder,
      workers,
      log: log.job,
      stores: files.stores,
      mayEvict: queue.allowEviction,
    });
    const closing = { isAsked: false };
    const metrics = openWorkerMetrics(running.workers);
    const watch = await watchWorker(config, { hub: running.hub, metrics, closing }).catch(async (error) => {
      await running.close(0);
      throw error;
    });
    undo.push(watch.close);
    for (const warning of running.warnings) log.say(`注意：${warning}`);
    const from = withoutPassword(places.redisUrl ?? places.databaseUrl!);
    log.note(`worker 已启动：同时处理 ${workers} 个文件，来自 ${from}`);
    if (watch.url) log.note(`运行状况：${watch.url}/healthz、/readyz、/metrics`);
    await new Promise<void>((resolve) => onInterrupt(resolve));
    closing.isAsked = true;
    log.note('正在停止：完成手上的任务后退出……');
    const isDone = await running.close(queue.drainSeconds * 1000);
    if (!isDone) log.say(`等了 ${queue.drainSeconds} 秒仍未做完，手上的任务交给别的 worker 重做。`);
    return EXIT.done;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

/** What the command line says, else the settings; none at all makes no worker. */
function workersOf({ workers }: WorkerFlags, { settings }: ServiceConfig): number {
  return parseWorkers(workers ?? (settings.workers ? String(settings.workers) : undefined));
}

function withoutPassword(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return '给定的地址';
  }
}
