import type { Finding, Severity } from '../../../src/model/review.js';

export type Grouping = 'severity' | 'criterion';
export type Show = 'all' | 'undecided' | 'accepted' | 'dismissed';

/** What the panel needs of a decision. */
export interface Verdicts {
  readonly get: (key: string) => { readonly verdict: 'accepted' | 'dismissed' | null } | undefined;
}

/** A finding with those that follow from it. */
export interface Branch {
  readonly finding: Finding;
  readonly dependants: readonly Finding[];
}

export interface FindingGroup {
  /** A severity, a criterion's id, or an empty text for what bears on no criterion. */
  readonly id: string;
  readonly branches: readonly Branch[];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings as the panel lists them: grouped, filtered, each cause with its dependants under it. */
export function arrange(
  findings: readonly Finding[],
  verdicts: Verdicts,
  { grouping, show }: { readonly grouping: Grouping; readonly show: Show },
): readonly FindingGroup[] {
  const shown = findings.filter(({ key }) => isShown(verdicts.get(key)?.verdict ?? null, show));
  const branches = branchesOf(shown);
  const groups = new Map<string, Branch[]>(grouping === 'severity' ? SEVERITIES.map((id) => [id, []]) : []);
  for (const branch of branches) {
    const { severity, criterion } = branch.finding;
    const id = grouping === 'severity' ? severity : (criterion ?? '');
    const those = groups.get(id);
    if (those) those.push(branch);
    else groups.set(id, [branch]);
  }
  return [...groups]
    .filter(([, those]) => those.length > 0)
    .sort(([left], [right]) => (left === '' ? 1 : right === '' ? -1 : 0))
    .map(([id, those]) => ({ id, branches: those }));
}

/** Under its cause, however long the chain; on its own where the cause is not shown. */
function branchesOf(shown: readonly Finding[]): readonly Branch[] {
  const byId = new Map(shown.map((finding) => [finding.id, finding]));
  const rootOf = (finding: Finding): Finding => {
    const passed = new Set([finding]);
    let root = finding;
    for (;;) {
      const cause = root.causedBy === null ? undefined : byId.get(root.causedBy);
      if (!cause) return root;
      // Causes that go round in a circle would hide each other.
      if (passed.has(cause)) return finding;
      passed.add(cause);
      root = cause;
    }
  };
  const dependants = new Map<Finding, Finding[]>();
  for (const finding of shown) {
    const root = rootOf(finding);
    const those = dependants.get(root) ?? [];
    if (root !== finding) those.push(finding);
    dependants.set(root, those);
  }
  return shown
    .filter((finding) => rootOf(finding) === finding)
    .map((finding) => ({ finding, dependants: dependants.get(finding) ?? [] }));
}

function isShown(verdict: 'accepted' | 'dismissed' | null, show: Show): boolean {
  return show === 'all' || (show === 'undecided' ? verdict === null : verdict === show);
}

/** In the order in which j and k walk. */
export const inOrder = (groups: readonly FindingGroup[]): readonly Finding[] =>
  groups.flatMap(({ branches }) => branches.flatMap(({ finding, dependants }) => [finding, ...dependants]));

/** The neighbour of a finding; the first (or last) where nothing is selected. */
export function neighbour(order: readonly Finding[], key: string | null, step: 1 | -1): Finding | null {
  const at = order.findIndex((finding) => finding.key === key);
  if (at < 0) return (step === 1 ? order[0] : order.at(-1)) ?? null;
  return order[Math.min(order.length - 1, Math.max(0, at + step))] ?? null;
}

/** What a line of the score sheet must tell for that. */
interface Costing {
  readonly id: string;
  readonly deductions: readonly {
    readonly points: number;
    readonly findings: readonly string[];
    readonly isDismissed: boolean;
  }[];
}

export interface Cost {
  readonly criterion: string;
  readonly points: number;
  /** More findings cost these points together. */
  readonly isShared: boolean;
  readonly isDismissed: boolean;
}

/** What a finding costs, by criterion. */
export function costsOf({ id }: Pick<Finding, 'id'>, lines: readonly Costing[]): readonly Cost[] {
  return lines.flatMap((line) =>
    line.deductions
      // A criterion has no more to lose than its points: what came after costs nothing.
      .filter(({ findings, points }) => points > 0 && findings.includes(id))
      .map(({ points, findings, isDismissed }) => ({
        criterion: line.id,
        points,
        isShared: findings.length > 1,
        isDismissed,
      })),
  );
}
