/** npm run bulk:corpus -- 2000 DIR [--seed 1] — invented submissions by the thousand, four files each, for runs at size. */
import { mkdirSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeBulk } from '../fixtures/make/bulk/write.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
});
const [count, folder] = [Number(positionals[0]), positionals[1]];
if (!Number.isInteger(count) || count < 1 || folder === undefined) {
  console.error('npm run bulk:corpus -- 2000 DIR [--seed 1]');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
if (readdirSync(folder).length > 0) {
  console.error(`${folder} is not empty`);
  process.exit(1);
}
const start = performance.now();
const files = await writeBulk(folder, { count, seed: Number(values.seed) });
console.log(
  `${count} submissions, ${files} files, ${((performance.now() - start) / 1000).toFixed(1)} s: ${folder}`,
);
