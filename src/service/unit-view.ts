import type { HistoryRow } from '../adapters/db/service/history.js';
import type { SubmissionRow } from '../adapters/db/service/submissions.js';
import { RUN_RULES } from '../compare.js';
import type { Decision } from '../model/desk.js';
import type { AcrossResult } from '../model/digest.js';
import { countsOf } from './summary.js';

/**
 * What a unit sees of its own submission: nothing of the comparison. That quotes the papers of other units and tells who wrote
 * the same, which is for the bureau to bring up.
 */

const ACROSS: ReadonlySet<string> = new Set(RUN_RULES.map(({ id }) => id));

type Counted = Pick<SubmissionRow, 'across' | 'errors' | 'warnings' | 'infos' | 'rules'>;

export function asUnitSees<Row extends Counted>(row: Row): Row {
  if (row.across === null) return row;
  const { findings } = JSON.parse(row.across) as AcrossResult;
  const across = countsOf(findings);
  const rules = Object.entries(row.rules ?? {}).filter(([rule]) => !ACROSS.has(rule));
  return {
    ...row,
    across: null,
    errors: row.errors - across.errors,
    warnings: row.warnings - across.warnings,
    infos: row.infos - across.infos,
    rules: Object.fromEntries(rules),
  };
}

export const decisionsForUnit = (decisions: readonly Decision[]): readonly Decision[] =>
  decisions.filter(({ rule }) => !ACROSS.has(rule));

/** Decisions are known by the key of their finding, which begins with its rule. */
export const historyForUnit = (rows: readonly HistoryRow[]): readonly HistoryRow[] =>
  rows.filter(({ subject }) => !ACROSS.has(subject?.split(':', 1)[0] ?? ''));
