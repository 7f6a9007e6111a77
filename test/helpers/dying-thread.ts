import '../../src/adapters/db/pglite-thread.js';
import { parentPort } from 'node:worker_threads';
import type { Request } from '../../src/adapters/db/pglite-calls.js';

/** The thread of the embedded database, which dies of a certain query. */
parentPort!.on('message', ({ call }: Request) => {
  if (call.op === 'exec' && call.sql === 'die') process.exit(7);
});
