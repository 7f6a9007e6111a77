import type { DocumentFacts, Ref, Timing } from '../../model/facts.js';
import { printDate } from '../../text/dates.js';
import type { Claim } from '../define-rule.js';

/** Working days after a deadline, said at the title of the report: the date itself stands in no document. */
export function* lateClaim(
  action: '报送' | '公开',
  { deadline, day, late }: Timing,
  documents: readonly DocumentFacts[],
): Iterable<Claim> {
  const at = titleOf(documents);
  if (!at || !late || deadline === null || day === null) return;
  yield {
    message: `${printDate(day)}${action}，比截止日${printDate(deadline)}晚${late}个工作日。`,
    at,
    expected: `${printDate(deadline)}前`,
    actual: printDate(day),
    confidence: 1,
    rests: [`time:${action}`],
  };
}

/** Where a finding on the whole submission points: the title of the report, else the first line of the first document. */
export function titleOf(documents: readonly DocumentFacts[]): Ref | null {
  const report = documents.find(({ roles }) => roles.includes('self-evaluation-report')) ?? documents[0];
  return report?.cover.titleRef ?? report?.passages[0]?.ref ?? report?.tables[0]?.ref ?? null;
}
