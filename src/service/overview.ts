import { and, asc, eq, sql } from 'drizzle-orm';
import { submissions } from '../adapters/db/service-schema.js';
import type { Service } from './service.js';
import { asUnitSees } from './unit-view.js';

const MOST_UNITS = 50;
const STEP = 10;

/** A batch in numbers, for those who would rather look than read; of the unit's own where one asks. */
export async function overviewOf({ db }: Service, batch: string, owner: string | null) {
  const rows = await db
    .select({
      id: submissions.id,
      unit: submissions.unit,
      source: submissions.source,
      suggested: submissions.suggested,
      self: submissions.selfScore,
      errors: submissions.errors,
      warnings: submissions.warnings,
      infos: submissions.infos,
      across: owner === null ? sql<string | null>`null` : submissions.across,
      rules: submissions.rules,
      money: submissions.money,
    })
    .from(submissions)
    .where(
      and(
        eq(submissions.batch, batch),
        eq(submissions.state, 'reviewed'),
        owner === null ? undefined : eq(submissions.owner, owner),
      ),
    )
    .orderBy(asc(submissions.position));
  const seen = owner === null ? rows : rows.map(asUnitSees);
  const named = seen.map((row) => ({ ...row, unit: row.unit ?? row.source }));
  const rules = new Map<string, { findings: number; submissions: number }>();
  for (const { rules: counts } of named) {
    for (const [rule, findings] of Object.entries(counts ?? {})) {
      const sum = rules.get(rule) ?? { findings: 0, submissions: 0 };
      rules.set(rule, { findings: sum.findings + findings, submissions: sum.submissions + 1 });
    }
  }
  return {
    reviewed: rows.length,
    scores: distribution(named.flatMap(({ suggested }) => suggested ?? [])),
    selfAgainstSuggested: named.flatMap(({ id, unit, self, suggested }) =>
      self === null || suggested === null ? [] : [{ id, unit, self, suggested }],
    ),
    rules: [...rules]
      .map(([rule, counts]) => ({ rule, ...counts }))
      .sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1)),
    units: named
      .map(({ id, unit, errors, warnings }) => ({ id, unit, errors, warnings }))
      .sort((a, b) => b.errors - a.errors || b.warnings - a.warnings)
      .slice(0, MOST_UNITS),
    money: named.flatMap(({ id, unit, money }) => (money ?? []).map((figures) => ({ id, unit, ...figures }))),
  };
}

export interface ScoreBar {
  readonly label: string;
  readonly from: number;
  /** Not itself in the bar; null: the last bar, which has full marks and what lies above. */
  readonly below: number | null;
  readonly count: number;
}

export function distribution(scores: readonly number[]): ScoreBar[] {
  const last = 100 / STEP - 1;
  return Array.from({ length: last + 1 }, (_, index) => {
    const from = index * STEP;
    const below = index === last ? null : from + STEP;
    const isIn = (score: number) => (index === 0 || score >= from) && (below === null || score < below);
    return { label: `${from}–${from + STEP}`, from, below, count: scores.filter(isIn).length };
  });
}
