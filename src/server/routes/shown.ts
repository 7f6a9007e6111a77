import type { BatchRow } from '../../adapters/db/service/batches.js';
import type { HistoryRow } from '../../adapters/db/service/history.js';
import type { SubmissionRow } from '../../adapters/db/service/submissions.js';
import type { SubmissionState } from '../../model/desk.js';
import type { Person } from '../../model/person.js';
import { priorities } from '../../service/batches.js';
import { isoOf } from './schemas.js';

/** Rows as the API shows them. */

export function showSubmission(row: SubmissionRow) {
  const { id, batch, position, source, owner, created, size, state, attempt, settled } = row;
  const { unit, year, submitted, published, suggested, lowest, highest, selfScore, score } = row;
  const { errors, warnings, infos, pages, failures, sign, assignee, review } = row;
  return {
    ...{ id, batch, position, source, owner, created: isoOf(created), size, state, attempt },
    ...{ settled: settled && isoOf(settled), unit, year, submitted, published },
    ...{ suggested, lowest, highest, selfScore, score, errors, warnings, infos, pages },
    ...{ failures: [...failures], sign, assignee, review, hasReview: review !== null },
    given: {
      unit: row.givenUnit,
      year: row.givenYear,
      submitted: row.givenSubmitted,
      published: row.givenPublished,
    },
    originalsRemoved: row.originalsRemoved !== null,
  };
}

export function showBatch(row: BatchRow, counts: Readonly<Record<SubmissionState, number>>) {
  const { id, name, unit, year, submitted, published, rubric, config, ocr, isOpen, compareProblem } = row;
  return {
    ...{ id, name, unit, created: isoOf(row.created), year, submitted, published, rubric, config, ocr },
    ...{ isOpen, compareProblem, counts: { ...counts } },
    urgency: row.priority <= priorities.person ? ('person' as const) : ('bulk' as const),
    hasRoster: row.roster !== null,
    isCompared: row.compared >= row.changes,
  };
}

export const showHistory = ({ at, ...row }: HistoryRow) => ({ ...row, at: isoOf(at) });

/** Whom lists are narrowed to: an uploader's unit; one without a unit sees what belongs to nobody there is. */
export const ownerOf = (person: Person): string | null =>
  person.role === 'uploader' ? (person.unit ?? '-') : null;

export const actorOf = ({ id, name }: Person) => ({ id, name });
