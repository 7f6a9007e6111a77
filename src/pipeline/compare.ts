import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readLines } from '../adapters/artifacts/lines.js';
import type { AcrossResult } from '../model/digest.js';
import type { RuleSettings } from '../model/setup.js';
import type { Pipeline } from './open.js';

/**
 * What the comparison of a run says of each of its reviews, in the order of `keys` (keys of stored reviews that have a
 * digest). Done in a child: it takes seconds for thousands of submissions, and this process has signals to hear.
 */
export async function* compareSubmissions(
  { store, scratch, children }: Pick<Pipeline, 'store' | 'scratch' | 'children'>,
  keys: readonly string[],
  rules: RuleSettings,
): AsyncGenerator<AcrossResult> {
  const [digests, out] = [join(scratch, 'digests.ndjson'), join(scratch, 'across.ndjson')];
  try {
    const file = await open(digests, 'w');
    try {
      for (const key of keys) {
        const json = await store.digests.find(key);
        if (json === null) throw new Error(`review ${key} has no digest`);
        await file.write(`${json}\n`);
      }
    } finally {
      await file.close();
    }
    await children.run({ kind: 'compare', digests, rules, out });
    for await (const { text } of readLines(out)) yield JSON.parse(text) as AcrossResult;
  } finally {
    await Promise.all([digests, out].map((path) => rm(path, { force: true })));
  }
}
