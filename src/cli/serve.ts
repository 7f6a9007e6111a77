import type { Overrides } from '../pipeline/config.js';
import { serve as startServer } from '../server/serve.js';
import { loadServiceConfig } from '../service/settings.js';
import { openConsole } from './console.js';
import { EXIT } from './exit.js';
import { onInterrupt } from './interrupt.js';
import { readVersion } from './version.js';

export interface ServeFlags {
  readonly config?: string;
  readonly host?: string;
  readonly port?: string;
  readonly data?: string;
  readonly mode?: string;
  readonly workers?: string;
  readonly quiet?: boolean;
  readonly debug?: boolean;
}

/** `jishen serve`: the page, the API and the workers in one process, until it is told to stop; then drains and ends. */
export async function runServer(flags: ServeFlags, overrides: Overrides = {}): Promise<number> {
  const shell = openConsole({ isQuiet: flags.quiet ?? false, progress: false });
  const config = await loadServiceConfig(flags.config ?? null, {
    host: flags.host,
    port: numberOf(flags.port),
    data: flags.data,
    mode: flags.mode,
    workers: numberOf(flags.workers),
    ...(flags.debug ? { log: 'debug' } : {}),
  });
  const server = await startServer(config, {
    ...overrides,
    engine: readVersion(),
    logTo: flags.quiet ? null : process.stdout,
  });
  for (const warning of server.warnings) shell.say(`注意：${warning}`);
  shell.note(`绩审已启动，请用浏览器打开：${server.url}`);
  if (config.settings.mode === 'single-user')
    shell.note('单人模式：不用登录，只能在本机打开。多人使用请把 mode 设为 accounts。');
  if (server.setupUrl) shell.say(`还没有管理员，请打开这个地址创建（只能用一次）：${server.setupUrl}`);
  // A promise that nobody waited for ends a command, but not a service: what it was about is done again by the sweep.
  process.on('unhandledRejection', (reason) => {
    server.service.log.error('unhandled rejection', {
      err: reason instanceof Error ? reason : String(reason),
    });
  });
  const stopped = new Promise<null>((resolve) => onInterrupt(() => resolve(null)));
  const death = await Promise.race([stopped, server.died]);
  if (death) {
    shell.say(`绩审：内置数据库意外停止，服务无法继续，请重新启动；没做完的会接着做（${death.message}）。`);
    // What is open hangs on what is dead, and cannot be closed in order.
    process.exit(EXIT.broken);
  }
  shell.note('正在停止：完成手上的任务后退出，其余的下次启动继续……');
  await server.close();
  return EXIT.done;
}

/** What is no number is left to the check of the settings, which says what it should be. */
const numberOf = (text: string | undefined) =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : text;
