/**
 * npm run fuzz -- [--minutes 10] [--seed N] — changes sound files of every format, tears markup and mixes words, for as long as
 * it is told; stops at the first that is neither a document nor one clear failure, and prints how to get it again.
 */
import { parseArgs } from 'node:util';
import { seeds } from '../fixtures/fuzz/seeds.js';
import { fuzzBytes, fuzzMarkup, fuzzText } from '../test/helpers/fuzz.js';

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const until = performance.now() + Number(values.minutes ?? 10) * 60_000;
const RUNS = 200;

let seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const files = await seeds();
for (let round = 1; performance.now() < until; round += 1, seed += 1) {
  const options = { seed, runs: RUNS, milliseconds: Math.max(1000, until - performance.now()) };
  for (const file of files) await fuzzBytes(file, options);
  await fuzzMarkup(options);
  await fuzzText(options);
  console.log(`round ${round}, seed ${seed}: ${RUNS * (files.length + 4)} inputs, all well`);
}
