import '../../src/adapters/db/pglite-thread.js';
import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Request } from '../../src/adapters/db/pglite-calls.js';

/** The thread of the embedded database, which dies of a certain query, or of any once the file TEST_DIE is there. */
parentPort!.on('message', ({ call }: Request) => {
  const isTold = process.env.TEST_DIE !== undefined && existsSync(process.env.TEST_DIE);
  if (isTold || (call.op === 'exec' && call.sql === 'die')) process.exit(7);
});
