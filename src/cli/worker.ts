import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Overrides, readEnvironment } from '../pipeline/config.js';
import { openWorkers } from '../pipeline/open.js';
import { UsageError } from '../ports/errors.js';
import { openWorkerFiles } from '../service/open-files.js';
import { loadServiceConfig } from '../service/settings.js';
import { openConsole } from './console.js';
import { EXIT } from './exit.js';
import { onInterrupt } from './interrupt.js';
import { parseWorkers } from './settings.js';

export interface WorkerFlags {
  readonly config?: string;
  readonly workers?: string;
  readonly quiet?: boolean;
  readonly debug?: boolean;
}

/** `jishen worker`: does the jobs that others submit, until it is told to stop; then finishes what it has begun. */
export async function work(flags: WorkerFlags, overrides: Overrides = {}): Promise<number> {
  const workers = parseWorkers(flags.workers);
  const places = readEnvironment();
  const service = await loadServiceConfig(flags.config ?? null, {}, process.env, 'worker');
  if (!places.redisUrl && !places.databaseUrl) {
    throw new UsageError(
      '请先设置 REDIS_URL（如 redis://主机:6379）或 DATABASE_URL，worker 从那里领取任务。',
    );
  }
  const shell = openConsole({ isQuiet: flags.quiet ?? false, progress: false });
  const folder = await mkdtemp(join(tmpdir(), 'jishen-worker-'));
  const files = await openWorkerFiles(service);
  try {
    const log = flags.debug ? (line: string) => shell.say(line) : undefined;
    const running = await openWorkers({
      ...places,
      ...overrides,
      folder,
      workers,
      log,
      stores: files.stores,
    });
    for (const warning of running.warnings) shell.say(`注意：${warning}`);
    shell.note(
      `worker 已启动：同时处理 ${workers} 个文件，来自 ${withoutPassword(places.redisUrl ?? places.databaseUrl!)}`,
    );
    await new Promise<void>((resolve) => onInterrupt(resolve));
    shell.note('正在停止：完成手上的任务后退出……');
    await running.close();
    return EXIT.done;
  } finally {
    await files.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function withoutPassword(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return '给定的地址';
  }
}
