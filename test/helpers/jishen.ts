import { main } from '../../src/cli/main.js';

/** The command line as it is, from TypeScript; TEST_CHILD names another file for the contained child. */
const child = process.env.TEST_CHILD;
await main(process.argv.slice(2), child ? { childEntry: new URL(child), children: { idleMs: 5000 } } : {});
