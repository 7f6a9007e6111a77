import { describe, expect, it } from 'vitest';
import { seeds } from '../../fixtures/fuzz/seeds.js';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import { readLimits } from '../../src/pipeline/limits.js';
import { readDocument } from '../../src/readers/read.js';
import { checkDocument, checkReview } from '../helpers/check-document.js';
import { fuzzBytes, fuzzMarkup, fuzzText } from '../helpers/fuzz.js';

/** Seeded and short: `npm run fuzz` goes on for as long as it is told. */
const SEED = 20_261_123;
const all = await seeds();

describe('the files that fuzzing starts from', () => {
  it.each(all.filter(({ file }) => !file.startsWith('扫描件')).map((seed) => [seed.file, seed] as const))(
    '%s is read whole',
    async (_file, { file, bytes }) => {
      const result = await readDocument({ file, bytes, sha256: 'whole' }, readLimits);
      if (!result.ok) throw new Error(result.failure.message);
      checkDocument(result.document);
      const review = checkReview(result.document, await loadSetup());
      expect(JSON.stringify(review)).toContain('人员经费');
    },
  );
});

describe('fuzzing', () => {
  it.each(all.map((seed) => [seed.file, seed] as const))(
    '%s with changed bytes is a document or one clear failure',
    async (_file, seed) => fuzzBytes(seed, { seed: SEED, runs: 60 }),
    120_000,
  );

  it('torn markup is a document or one clear failure', () => fuzzMarkup({ seed: SEED, runs: 100 }), 120_000);

  it('any words in any order are quoted as they stand', () => fuzzText({ seed: SEED, runs: 150 }), 120_000);
});
