import { expect, test } from 'vitest';
import { inKeyOrder } from '../../src/exports/key-order.js';
import { toJson } from '../../src/exports/to-json.js';
import { toNdjson, toNdjsonLine } from '../../src/exports/to-ndjson.js';
import { gather, sample } from './sample.js';

test('a review goes out and comes back the same', () => {
  expect(JSON.parse(toJson(sample))).toEqual(sample);
  expect(JSON.parse(toNdjsonLine(sample))).toEqual(sample);
});

test('a review with shuffled keys gives the same bytes', () => {
  expect(toJson(shuffled(sample) as typeof sample)).toBe(toJson(sample));
});

test('keys stand in the order of the contract, unknown ones behind', () => {
  expect(Object.keys(inKeyOrder({ zeta: 1, stats: {}, alpha: 2, schema: 's' }) as object)).toEqual([
    'schema',
    'stats',
    'alpha',
    'zeta',
  ]);
  expect(Object.keys(JSON.parse(toJson(sample)))).toEqual(Object.keys(sample));
});

test('a run is a review a line, each line ended', async () => {
  const text = await gather(toNdjson([sample, sample]));
  expect(text.split('\n')).toHaveLength(3);
  expect(text.endsWith('\n')).toBe(true);
});

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffled(inner)]),
  );
}
