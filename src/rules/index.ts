/**
 * Every rule, in the order of causes: a finding on a figure or part explains later ones on the same. The order within a
 * group is that of the catalogue. Written by `npm run new:rule`; the test of the index compares it with the files.
 */

import duplicateFile from './across/duplicate-file.js';
import nearDuplicateText from './across/near-duplicate-text.js';
import outlier from './across/outlier.js';
import priorYearConflict from './across/prior-year-conflict.js';
import amountConflict from './amounts/amount-conflict.js';
import amountDuplicateSuspect from './amounts/amount-duplicate-suspect.js';
import amountFormat from './amounts/amount-format.js';
import amountUnitMissing from './amounts/amount-unit-missing.js';
import budgetDeviationUnexplained from './amounts/budget-deviation-unexplained.js';
import changeMismatch from './amounts/change-mismatch.js';
import finalExceedsBudget from './amounts/final-exceeds-budget.js';
import overallTotalMissing from './amounts/overall-total-missing.js';
import rateMismatch from './amounts/rate-mismatch.js';
import shareTotal from './amounts/share-total.js';
import totalMismatch from './amounts/total-mismatch.js';
import unitScaleSuspect from './amounts/unit-scale-suspect.js';
import type { Rule } from './define-rule.js';
import enumerationBreak from './structure/enumeration-break.js';
import sectionEmpty from './structure/section-empty.js';
import sectionLevelMismatch from './structure/section-level-mismatch.js';
import sectionMissing from './structure/section-missing.js';
import sectionNumberDuplicate from './structure/section-number-duplicate.js';
import sectionNumberGap from './structure/section-number-gap.js';
import sectionNumberOrder from './structure/section-number-order.js';
import sectionNumberStyle from './structure/section-number-style.js';
import sectionStub from './structure/section-stub.js';
import tocMismatch from './structure/toc-mismatch.js';
import boilerplate from './substance/boilerplate.js';
import measuresAbsent from './substance/measures-absent.js';
import measuresOnlyFunding from './substance/measures-only-funding.js';
import measuresUnmatched from './substance/measures-unmatched.js';
import performanceWithoutFigures from './substance/performance-without-figures.js';
import problemsAbsent from './substance/problems-absent.js';
import problemsNarrow from './substance/problems-narrow.js';
import problemsOnlyFunding from './substance/problems-only-funding.js';
import problemsTooBrief from './substance/problems-too-brief.js';
import resultsUseMissing from './substance/results-use-missing.js';
import attachmentMissing from './tables/attachment-missing.js';
import attachmentNumber from './tables/attachment-number.js';
import deviationReasonMissing from './tables/deviation-reason-missing.js';
import executionScoreMismatch from './tables/execution-score-mismatch.js';
import fullMarks from './tables/full-marks.js';
import headcountRate from './tables/headcount-rate.js';
import indicatorNoThirdLevel from './tables/indicator-no-third-level.js';
import indicatorUnmetFullScore from './tables/indicator-unmet-full-score.js';
import indicatorWeight60 from './tables/indicator-weight-60.js';
import rubricSheetSum from './tables/rubric-sheet-sum.js';
import scoreOverWeight from './tables/score-over-weight.js';
import scoreSum from './tables/score-sum.js';
import selfScoreConflict from './tables/self-score-conflict.js';
import tableIncomplete from './tables/table-incomplete.js';
import tableTotalMismatch from './tables/table-total-mismatch.js';
import threePublicInconsistent from './tables/three-public-inconsistent.js';
import weightSum from './tables/weight-sum.js';
import publicationDateUnknown from './time/publication-date-unknown.js';
import publishedLate from './time/published-late.js';
import submittedLate from './time/submitted-late.js';
import foreignResidue from './wording/foreign-residue.js';
import placeholderUnfilled from './wording/placeholder-unfilled.js';
import textTruncated from './wording/text-truncated.js';
import titleYearMismatch from './wording/title-year-mismatch.js';
import unitNameMismatch from './wording/unit-name-mismatch.js';
import wordDoubled from './wording/word-doubled.js';

/** Raised whenever a rule changes what it says. */
export const RULES_VERSION = '2026.12';

export const RULES: readonly Rule[] = [
  sectionNumberDuplicate,
  sectionNumberGap,
  sectionNumberOrder,
  sectionNumberStyle,
  sectionLevelMismatch,
  sectionMissing,
  sectionEmpty,
  sectionStub,
  tocMismatch,
  enumerationBreak,
  placeholderUnfilled,
  textTruncated,
  foreignResidue,
  wordDoubled,
  titleYearMismatch,
  unitNameMismatch,
  unitScaleSuspect,
  totalMismatch,
  amountConflict,
  tableTotalMismatch,
  threePublicInconsistent,
  changeMismatch,
  rateMismatch,
  shareTotal,
  finalExceedsBudget,
  budgetDeviationUnexplained,
  amountUnitMissing,
  amountFormat,
  amountDuplicateSuspect,
  overallTotalMissing,
  attachmentMissing,
  attachmentNumber,
  executionScoreMismatch,
  scoreOverWeight,
  weightSum,
  scoreSum,
  selfScoreConflict,
  headcountRate,
  tableIncomplete,
  indicatorNoThirdLevel,
  indicatorWeight60,
  indicatorUnmetFullScore,
  deviationReasonMissing,
  rubricSheetSum,
  fullMarks,
  problemsAbsent,
  problemsOnlyFunding,
  problemsTooBrief,
  problemsNarrow,
  measuresAbsent,
  measuresOnlyFunding,
  measuresUnmatched,
  boilerplate,
  performanceWithoutFigures,
  resultsUseMissing,
  submittedLate,
  publishedLate,
  publicationDateUnknown,
  duplicateFile,
  nearDuplicateText,
  outlier,
  priorYearConflict,
];
