import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readGzip } from '../adapters/artifacts/gzip.js';
import { documentsOf } from '../adapters/db/service/documents.js';

import type { SubmissionRow } from '../adapters/db/service/submissions.js';
import { parseSetup } from '../adapters/setup/load-setup.js';
import type { CriterionResult, Finding, Review } from '../model/review.js';
import type { Setup } from '../model/setup.js';
import { givenOf } from './given.js';
import type { SetupText } from './lint-setup.js';
import { newId } from './names.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';
import { checkRules } from './setups.js';

export interface PointsChange {
  readonly id: string;
  readonly name: string;
  /** Null: not suggested, or not on that sheet. */
  readonly before: number | null;
  readonly after: number | null;
}

type Told = Pick<Finding, 'rule' | 'severity' | 'message' | 'key'>;

export interface TryResult {
  readonly before: { readonly suggested: number; readonly max: number; readonly findings: number };
  readonly after: { readonly suggested: number; readonly max: number; readonly findings: number };
  readonly added: readonly Told[];
  readonly removed: readonly Told[];
  /** Of another severity than before. */
  readonly changed: readonly (Told & { readonly was: Finding['severity'] })[];
  readonly points: readonly PointsChange[];
}

/**
 * What would become of a submission under a score sheet or configuration that is not saved: reviewed anew from what was
 * read of it, kept nowhere. What the comparison of its batch says is left out on both sides.
 */
export async function trySetup(service: Service, row: SubmissionRow, text: SetupText): Promise<TryResult> {
  const stored = row.review === null ? null : await service.recent.reviews.find(row.review);
  if (!stored) throw refuse('no-review');
  const now = (await service.recent.setups.find(row.setup))!.value;
  return compareReviews(stored.value, await reviewUnder(service, row, await changed(now, text)));
}

async function changed(now: Setup, { kind, yaml, name }: SetupText): Promise<Setup> {
  if (kind === 'rubric') return { ...now, rubric: (await parseSetup({ rubric: yaml, name })).rubric };
  const { profile, rules, limits } = await parseSetup({ config: yaml, name });
  const setup = { ...now, profile, rules, limits };
  checkRules(setup, name);
  return setup;
}

async function reviewUnder(service: Service, row: SubmissionRow, setup: Setup): Promise<Review> {
  const { db, files, scratch, children, engine, limits } = service;
  const base = join(scratch, `try-${newId()}`);
  const made: string[] = [];
  const temporary = (name: string): string => {
    made.push(`${base}.${name}`);
    return made.at(-1)!;
  };
  try {
    const inputs: string[] = [];
    for (const { read } of await documentsOf(db, row.id)) {
      const input = temporary(`read-${inputs.length}`);
      if (!(await files.get(read, input))) throw refuse('not-read');
      inputs.push(input);
    }
    const path = temporary('setup');
    await writeFile(path, JSON.stringify(setup));
    const out = temporary('review');
    const answer = await children.run(
      {
        kind: 'review',
        source: row.source,
        ...givenOf(row),
        inputs,
        failures: row.intakeFailures ?? [],
        setup: path,
        version: engine,
        ms: 0,
        out,
        digest: temporary('digest'),
      },
      { limits: limits.task },
    );
    if (!answer.reviewed) throw refuse('not-read');
    return JSON.parse(await readGzip(out)) as Review;
  } finally {
    await Promise.all(made.map((path) => rm(path, { force: true })));
  }
}

export function compareReviews(before: Review, after: Review): TryResult {
  const [was, is] = [before, after].map(({ findings }) => new Map(findings.map((one) => [one.key, one])));
  const kept = after.findings.flatMap((finding) => {
    const old = was!.get(finding.key);
    return old ? [{ finding, old }] : [];
  });
  return {
    before: sumOf(before),
    after: sumOf(after),
    added: after.findings.filter(({ key }) => !was!.has(key)).map(told),
    removed: before.findings.filter(({ key }) => !is!.has(key)).map(told),
    changed: kept
      .filter(({ finding, old }) => finding.severity !== old.severity)
      .map(({ finding, old }) => ({ ...told(finding), was: old.severity })),
    points: pointsOf(before.rubric.criteria, after.rubric.criteria),
  };
}

const told = ({ rule, severity, message, key }: Finding): Told => ({ rule, severity, message, key });

const sumOf = ({ rubric: { suggested, max }, findings }: Review) => ({
  suggested,
  max,
  findings: findings.length,
});

/** Only criteria whose points differ, those that are no longer there last. */
function pointsOf(
  before: readonly CriterionResult[],
  after: readonly CriterionResult[],
): readonly PointsChange[] {
  const was = new Map(before.map((one) => [one.id, one]));
  const is = new Set(after.map(({ id }) => id));
  return [
    ...after.map(({ id, name, suggested }) => ({
      id,
      name,
      before: was.get(id)?.suggested ?? null,
      after: suggested,
      isNew: !was.has(id),
    })),
    ...before
      .filter(({ id }) => !is.has(id))
      .map(({ id, name, suggested }) => ({ id, name, before: suggested, after: null, isNew: true })),
  ]
    .filter(({ before: old, after: now, isNew }) => isNew || old !== now)
    .map(({ isNew: _, ...change }) => change);
}
