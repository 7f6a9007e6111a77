import type { ChildProcess } from 'node:child_process';
import {
  ChildFailure,
  type ChildFailureReason,
  type PageProgress,
  type TaskLimits,
  type TaskOptions,
} from '../../ports/tasks.js';
import { residentMb } from './memory.js';
import type { ChildSettings } from './settings.js';
import { killGroup, startChild } from './start.js';

/** One contained process: takes a task at a time, and is never used again once it failed. */
export interface Child {
  readonly isUsable: () => boolean;
  run(task: object, options?: TaskOptions): Promise<unknown>;
  /** Resolves when the process is gone. */
  kill(reason: ChildFailureReason): Promise<void>;
}

interface Running {
  readonly id: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly limits: TaskLimits;
  readonly onPage: ((progress: PageProgress) => void) | undefined;
  /** Pages that must be recognised, from when the child counts them: until the last, a page done is the sign of life. */
  pages: number | null;
  isPaced: boolean;
  startedAt: number;
  lastSign: number;
}

type Message =
  | { readonly ready: true }
  | { readonly beat: true; readonly rss: number }
  | { readonly progress: PageProgress }
  | { readonly id: number; readonly rss: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number;
      readonly rss: number;
      readonly ok: false;
      readonly message: string;
      readonly stack?: string;
    };

const START_GRACE_MS = 60_000;

/** Starts a child process behind the two clocks and the memory watchdog. */
export function openChild(entry: URL, settings: ChildSettings): Child {
  const child = startChild(entry, settings);
  const stderr = tailOf(child);
  let running: Running | null = null;
  let isReady = false;
  let done = 0;
  let restsMb = 0;
  let condemned: ChildFailureReason | null = null;
  let gone = false;
  const exit = new Promise<void>((resolve) => {
    const leave = (code: number | null, signal: string | null) => {
      if (gone) return;
      gone = true;
      clearInterval(watch);
      const heap = stderr().includes('heap out of memory');
      const reason = condemned ?? (heap ? 'memory' : 'crash');
      const how = signal ? `signal ${signal}` : `exit code ${code}`;
      running?.reject(new ChildFailure(reason, `${how}\n${stderr()}`.trim()));
      running = null;
      resolve();
    };
    child.once('error', () => leave(null, 'start'));
    // Its own children go with it; only then is the last line on stderr complete.
    child.once('exit', () => killGroup(child));
    child.once('close', leave);
  });

  const condemn = (reason: ChildFailureReason) => {
    condemned ??= reason;
    killGroup(child);
  };
  const watch = setInterval(async () => {
    if (!running || child.pid === undefined) return;
    const now = performance.now();
    const { limits, lastSign, startedAt, pages } = running;
    const total = limits.totalMs + limits.pageMs * (pages ?? 0);
    if (now - lastSign > limits.idleMs || now - startedAt > total) {
      condemn('timeout');
      return;
    }
    const mb = await residentMb(child.pid);
    if (mb !== null && mb > limits.rssMb) condemn('memory');
  }, settings.watchMs);
  watch.unref();

  child.on('message', (message: Message) => {
    isReady = true;
    if (!running) return;
    const now = performance.now();
    if (!running.isPaced || !('beat' in message)) running.lastSign = now;
    if ('ready' in message) running.startedAt = now;
    if ('beat' in message && message.rss / 2 ** 20 > running.limits.rssMb) condemn('memory');
    if ('progress' in message) {
      const { page, pages } = message.progress;
      running.pages = pages;
      running.isPaced = page < pages;
      running.onPage?.(message.progress);
    }
    if (!('id' in message) || message.id !== running.id) return;
    const { resolve, reject } = running;
    running = null;
    done += 1;
    restsMb = message.rss / 2 ** 20;
    setReferenced(child, false);
    if (message.ok) resolve(message.value);
    else reject(Object.assign(new Error(message.message), { stack: message.stack }));
  });

  return {
    isUsable: () =>
      !gone &&
      condemned === null &&
      done < settings.tasksPerChild &&
      restsMb < settings.restMb &&
      child.connected,
    run: (task, { limits = settings, onPage } = {}) =>
      new Promise((resolve, reject) => {
        // The clocks of a first task start when the process is up, which takes seconds on a busy machine.
        const startedAt = performance.now() + (isReady ? 0 : START_GRACE_MS);
        running = {
          id: done,
          resolve,
          reject,
          limits,
          onPage,
          pages: null,
          isPaced: false,
          startedAt,
          lastSign: startedAt,
        };
        setReferenced(child, true);
        child.send({ id: done, task }, (error) => {
          if (error) condemn('crash');
        });
      }),
    kill: async (reason) => {
      if (!gone) setReferenced(child, true);
      condemn(reason);
      await exit;
    },
  };
}

/** A child at work keeps the parent alive until its last word is read, an idle one does not. */
function setReferenced(child: ChildProcess, is: boolean): void {
  const stderr = child.stderr as unknown as Referable | null;
  for (const one of [child, child.channel, stderr]) {
    if (is) one?.ref?.();
    else one?.unref?.();
  }
}

/** A stream of a process is a socket, which the types do not say. */
interface Referable {
  ref?(): void;
  unref?(): void;
}

const TAIL = 4000;

/** The last words of a child: V8 says on stderr that the heap was full. Never shown to the user as they are. */
function tailOf(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (text: string) => {
    tail = (tail + text).slice(-TAIL);
  });
  return () => tail;
}
