import { spawn } from 'node:child_process';
import { getPriority } from 'node:os';
import { serveTasks } from '../../src/adapters/children/serve.js';

/** What a parser that leaks never gives back. */
const leaked: Buffer[] = [];

/** A child that misbehaves in the ways in which parsers do. */
serveTasks({
  echo: async (task: { value: unknown }) => ({ value: task.value, pid: process.pid }),
  environment: async () => ({ ...process.env }),
  niceness: async () => getPriority(),
  fail: async () => {
    throw new Error('an ordinary mistake');
  },
  loop: async () => {
    for (;;);
  },
  regex: async () => /^(a+)+$/.test(`${'a'.repeat(60)}!`),
  heap: async () => {
    const hoard: object[] = [];
    for (;;) hoard.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  },
  buffers: async () => {
    const hoard: Buffer[] = [];
    for (;;) {
      hoard.push(Buffer.alloc(20 * 2 ** 20, 1));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  },
  leak: async () => {
    leaked.push(Buffer.alloc(200 * 2 ** 20, 1));
    return { pid: process.pid };
  },
  abort: async () => process.abort(),
  exit: async () => process.exit(0),
  hang: async () => new Promise(() => undefined),
  pages: async (task: { value: number }, progress) => {
    for (let page = 0; page <= task.value; page += 1) {
      progress({ page, pages: task.value });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return 'read';
  },
  'stuck-page': async (_task: never, progress) => {
    progress({ page: 0, pages: 3 });
    return new Promise(() => undefined);
  },
  'greedy-grandchild': async () => {
    const hoard = 'const hoard = Buffer.alloc(700 * 2 ** 20, 1); setInterval(() => hoard.length, 1000)';
    spawn(process.execPath, ['-e', hoard], { stdio: 'ignore' });
    return new Promise(() => undefined);
  },
  grandchild: async () => {
    const grandchild = spawn('sleep', ['300'], { stdio: 'ignore' });
    process.send?.({ note: grandchild.pid });
    for (;;);
  },
});
