/** What a run has written, in a form that can be held against what another has. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLines } from '../../src/adapters/artifacts/lines.js';
import type { Review } from '../../src/model/review.js';

export interface Listed {
  /** Sources in the order of results.ndjson. */
  readonly sources: readonly string[];
  readonly findings: number;
  /** Findings that stand twice: same submission, same id. */
  readonly doubled: number;
  /** Hash of each review without its time, by source. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** Goes through results.ndjson. */
export async function readList(out: string): Promise<Listed> {
  const sources: string[] = [];
  const hashes = new Map<string, string>();
  let [findings, doubled] = [0, 0];
  for await (const { text } of readLines(join(out, 'results.ndjson'))) {
    const review = JSON.parse(text) as Review;
    sources.push(review.source);
    findings += review.findings.length;
    doubled += review.findings.length - new Set(review.findings.map(({ id }) => id)).size;
    const timeless = JSON.stringify({ ...review, stats: { ...review.stats, ms: 0 } });
    hashes.set(review.source, createHash('sha256').update(timeless).digest('hex'));
  }
  return { sources, findings, doubled, hashes };
}

/** Files of an output folder, hashed, without what is the run's own. */
export function hashOutputs(out: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(out.length + 1);
    if (!entry.isFile() || name.startsWith('.jishen')) continue;
    files.set(name, createHash('sha256').update(readFileSync(path)).digest('hex'));
  }
  return files;
}

/** Names that are in only one of them, or under which they differ. */
export function differences(
  left: ReadonlyMap<string, string>,
  right: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...left.keys(), ...right.keys()])].filter((name) => left.get(name) !== right.get(name));
}
