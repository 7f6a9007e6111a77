import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readLines } from '../adapters/artifacts/lines.js';
import type { AcrossResult } from '../model/digest.js';
import type { RuleSettings } from '../model/setup.js';
import { ChildFailure } from '../ports/tasks.js';
import { ahead } from './ahead.js';
import type { Pipeline } from './pipeline.js';

const READ_AHEAD = 4;

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
      for await (const json of ahead(keys, READ_AHEAD, store.digests.find)) {
        if (json === null) throw new Error('a review has no digest');
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

/**
 * The same, for those whose reviews are whole without it: what could not be compared is said to be so in the outcomes of
 * `runRules`, and told to `onFailure` in a few Chinese words. Throws only when the run is stopped.
 */
export async function* compareOrExplain(
  pipeline: Pick<Pipeline, 'store' | 'scratch' | 'children'>,
  keys: readonly string[],
  { rules, runRules }: { readonly rules: RuleSettings; readonly runRules: readonly string[] },
  onFailure: (reason: string) => void,
): AsyncGenerator<AcrossResult> {
  let given = 0;
  try {
    for await (const result of compareSubmissions(pipeline, keys, rules)) {
      given += 1;
      yield result;
    }
  } catch (error) {
    if (error instanceof ChildFailure && error.reason === 'stopped') throw error;
    const reason = error instanceof ChildFailure ? REASONS[error.reason] : '程序出错';
    onFailure(reason);
    const outcomes = runRules.map((rule) => ({
      rule,
      outcome: 'unable' as const,
      reason: `各单位之间的比对未能完成：${reason}`,
    }));
    for (; given < keys.length; given += 1) yield { findings: [], outcomes };
  }
}

const REASONS: Readonly<Record<ChildFailure['reason'], string>> = {
  timeout: '超过时限',
  memory: '占用内存过多',
  crash: '程序意外退出',
  stopped: '已停止',
};
