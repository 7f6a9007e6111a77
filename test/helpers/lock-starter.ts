import { lockFolder } from '../../src/adapters/db/lock.js';

/** Tries to own the folder and says how it went; stays until it is killed. */
try {
  await lockFolder(process.argv[2]!);
  console.log('won');
  setInterval(() => undefined, 1000);
} catch (error) {
  console.log((error as Error).name === 'UsageError' ? 'lost' : String(error));
}
