import { openChildPool } from '../../src/adapters/children/pool.js';
import type { Task } from '../../src/ports/tasks.js';

/** A parent to be killed: prints the id of its child, then has it do what the argument says. */
const pool = openChildPool(new URL('./abuse-child.ts', import.meta.url), { size: 1 });
const run = (kind: string) => pool.run({ kind } as unknown as Task) as Promise<unknown>;
const { pid } = (await run('echo')) as { pid: number };
const work = run(process.argv[2]!);
setTimeout(() => console.log(pid), 200);
setInterval(() => undefined, 1000);
await work;
