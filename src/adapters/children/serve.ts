import { Worker } from 'node:worker_threads';
import type { PageProgress } from '../../ports/tasks.js';
import { ParentGuard } from './parent-guard.js';

/**
 * Child side of the pool: `{id, task}` in, `{id, ok, value, rss}` or `{id, ok: false, message, rss}` out, a heartbeat between.
 */

/** `progress` tells the parent which page is done. */
export type Handler = (task: never, progress: (progress: PageProgress) => void) => Promise<unknown>;

const HEARTBEAT_MS = 250;

/**
 * Answers tasks until the parent goes away. The heartbeat comes from the event loop on purpose: a child that spins
 * sends none, and that is the clock without progress.
 */
export function serveTasks(handlers: Readonly<Record<string, Handler>>): void {
  if (!process.send) throw new Error('this file is started by the pool of children');
  // A parent that is killed sends no message, and a loop that spins reads none: a thread looks after both.
  const guard = new Worker(ParentGuard, {
    eval: true,
    workerData: { parent: process.ppid, pid: process.pid },
  });
  guard.unref();
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // The terminal's Ctrl-C is the parent's business.
  process.on('SIGINT', () => undefined);

  let beat: NodeJS.Timeout | undefined;
  process.on('message', async (message: { id: number; task: { kind: string } }) => {
    beat ??= setInterval(() => process.send?.({ beat: true, rss: process.memoryUsage.rss() }), HEARTBEAT_MS);
    const answer = await attempt(handlers, message.task);
    clearInterval(beat);
    beat = undefined;
    process.send?.({ id: message.id, ...answer, rss: process.memoryUsage.rss() });
  });
  process.send({ ready: true });
}

async function attempt(handlers: Readonly<Record<string, Handler>>, task: { kind: string }) {
  try {
    const handler = handlers[task.kind];
    if (!handler) throw new Error(`no handler for ${task.kind}`);
    return { ok: true, value: await handler(task as never, (progress) => process.send?.({ progress })) };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { ok: false, message, stack };
  }
}
