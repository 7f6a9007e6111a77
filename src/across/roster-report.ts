/** Who is absent, who is late, who is not on the list. */
import type { RosterLine, RosterReport } from '../model/roster.js';
import type { RosterEntry } from '../model/setup.js';
import type { WorkingDaysLate } from '../model/submission.js';
import { addTo } from '../text/groups.js';
import { nameMatcher } from '../text/match-names.js';

export interface HandedIn {
  readonly source: string;
  /** File or folder name without its ending: often the unit's name. */
  readonly name: string;
  readonly unit: string | null;
  readonly submitted: string | null;
  readonly isReviewed: boolean;
}

export interface RosterTools {
  /** Of the profile, for units without a date of their own. */
  readonly deadline: string | null;
  readonly workingDaysLate: WorkingDaysLate;
}

export function rosterReport(
  roster: readonly RosterEntry[],
  submissions: readonly HandedIn[],
  { deadline, workingDaysLate }: RosterTools,
): RosterReport {
  const match = nameMatcher(roster.map(({ unit }) => unit));
  const byLine = new Map<number, HandedIn[]>();
  const strangers: { unit: string; source: string }[] = [];
  const nameless: string[] = [];
  for (const one of submissions) {
    // What the paper says of itself goes before what somebody called the file.
    const line = one.unit === null ? nameIn(one.name, match) : match(one.unit);
    if (line !== null) addTo(byLine, line, one);
    else if (one.unit === null) nameless.push(one.source);
    else strangers.push({ unit: one.unit, source: one.source });
  }
  const lines = roster.map(({ unit, due: own }, index): RosterLine => {
    const due = own ?? deadline;
    const handedIn = byLine.get(index) ?? [];
    const days = handedIn.flatMap(({ submitted }) => submitted ?? []).sort();
    const submitted = days[0] ?? null;
    const late = due === null || submitted === null ? null : workingDaysLate(due, submitted);
    const sources = handedIn.map(({ source }) => source);
    return { unit, due, state: stateOf(handedIn, { due, submitted }), submitted, late, sources };
  });
  return { lines, strangers, nameless };
}

/** 2024年青石县档案馆自评报告 → 青石县档案馆. */
function nameIn(name: string, match: (name: string) => number | null): number | null {
  const bare = name
    .replace(/^[\d._\-\s（(）)、年度]+/, '')
    .replace(/[\s_—-].*$/, '')
    .replace(/(?:20\d{2}年?度?)?(?:部门|单位)?(?:整体|绩效|自评|报告|材料).*$/, '');
  return match(bare);
}

function stateOf(
  handedIn: readonly HandedIn[],
  { due, submitted }: { due: string | null; submitted: string | null },
): RosterLine['state'] {
  if (handedIn.length === 0) return 'absent';
  if (handedIn.every(({ isReviewed }) => !isReviewed)) return 'unread';
  if (due === null || submitted === null) return 'no-date';
  return submitted > due ? 'late' : 'on-time';
}
