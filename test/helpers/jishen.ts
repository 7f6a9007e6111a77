import { main } from '../../src/cli/main.js';

/** The command line as it is, from TypeScript; TEST_CHILD and TEST_THREAD name other files for the contained child and the database's thread. */
const child = process.env.TEST_CHILD;
const thread = process.env.TEST_THREAD;
await main(process.argv.slice(2), {
  ...(child ? { childEntry: new URL(child), children: { idleMs: 5000 } } : {}),
  ...(thread ? { databaseThread: new URL(thread) } : {}),
});
