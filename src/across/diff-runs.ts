/** Findings closed, still open, new, or beyond telling, between two runs of the same units. */
import {
  type DiffCounts,
  type DiffFinding,
  diffStates,
  type FindingBrief,
  type ReviewBrief,
  type RunDiff,
  type SubmissionDiff,
} from '../model/diff.js';
import { addTo } from '../text/groups.js';
import { unitKey } from '../text/unit-names.js';

export function diffRuns(old: readonly ReviewBrief[], current: readonly ReviewBrief[]): RunDiff {
  const partners = pairUp(old, current);
  const taken = new Set(partners.values());
  const submissions = current.flatMap((review) => {
    const before = partners.get(review);
    return before ? [diffReviews(before, review)] : [];
  });
  return {
    submissions,
    onlyOld: old.filter((review) => !taken.has(review)).map(nameOf),
    onlyNew: current.filter((review) => !partners.has(review)).map(nameOf),
    totals: sumOf(submissions.map(({ counts }) => counts)),
  };
}

const nameOf = ({ source, unit, year }: ReviewBrief) => ({ source, unit, year });

/** The same unit and year; where a unit handed in several times, or says not who it is, the same source, then the same name. */
function pairUp(
  old: readonly ReviewBrief[],
  current: readonly ReviewBrief[],
): ReadonlyMap<ReviewBrief, ReviewBrief> {
  const partners = new Map<ReviewBrief, ReviewBrief>();
  const taken = new Set<ReviewBrief>();
  const unitAndYear = ({ unit, year }: ReviewBrief) =>
    unit === null ? null : `${unitKey(unit)}/${year ?? ''}`;
  const name = ({ source }: ReviewBrief) => source.split(/[\\/]/).at(-1)!;
  const ways: readonly ((review: ReviewBrief) => string | null)[] = [
    (review) => unitAndYear(review) && `${unitAndYear(review)}\n${name(review)}`,
    unitAndYear,
    ({ source }) => source,
    name,
  ];
  for (const keyOf of ways) {
    const open = new Map<string, ReviewBrief[]>();
    for (const review of old) {
      const key = taken.has(review) ? null : keyOf(review);
      if (key !== null) addTo(open, key, review);
    }
    for (const review of current) {
      const key = partners.has(review) ? null : keyOf(review);
      const before = key === null ? undefined : open.get(key)?.shift();
      if (!before) continue;
      partners.set(review, before);
      taken.add(before);
    }
  }
  return partners;
}

function diffReviews(old: ReviewBrief, current: ReviewBrief): SubmissionDiff {
  const before = new Set(old.findings.map(({ key }) => key));
  const now = new Set(current.findings.map(({ key }) => key));
  const findings = [
    // Another severity or wording under one key is the same finding.
    ...current.findings.map((finding): DiffFinding => {
      return { ...finding, state: before.has(finding.key) ? 'open' : 'new', reason: null };
    }),
    ...old.findings
      .filter(({ key }) => !now.has(key))
      .map((finding): DiffFinding => {
        const reason = whyUnknown(finding, current);
        return { ...finding, state: reason === null ? 'closed' : 'unknown', reason };
      }),
  ];
  const order = diffStates.flatMap((state) => findings.filter((finding) => finding.state === state));
  return {
    unit: current.unit ?? old.unit,
    year: current.year ?? old.year,
    sources: { old: old.source, new: current.source },
    counts: countStates(findings),
    findings: order,
  };
}

/** What is gone may be mended, or may only not have been seen this time. */
function whyUnknown(
  { rule, file }: FindingBrief,
  { outcomes, files, hasErrors }: ReviewBrief,
): string | null {
  const outcome = outcomes.get(rule);
  if (outcome === undefined) return '本次没有运行这条规则';
  if (outcome === 'unable') return '这条规则本次未能检查';
  if (outcome === 'inapplicable') return '这条规则本次不适用或已停用';
  const isPartlyUnread = files.get(file);
  if (isPartlyUnread) return '所在文件本次有页面未能识别';
  // Under another name it may be the file that could not be read.
  if (isPartlyUnread === undefined && (hasErrors || [...files.values()].includes(true)))
    return '所在文件本次没有找到，且有文件或页面未能读取';
  return null;
}

function countStates(findings: readonly DiffFinding[]): DiffCounts {
  const counts = { new: 0, open: 0, unknown: 0, closed: 0 };
  for (const { state } of findings) counts[state] += 1;
  return counts;
}

function sumOf(all: readonly DiffCounts[]): DiffCounts {
  const total = { new: 0, open: 0, unknown: 0, closed: 0 };
  for (const counts of all) for (const state of diffStates) total[state] += counts[state];
  return total;
}
