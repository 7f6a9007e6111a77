import type { Candidate } from './split-heading.js';

/** Under 职能职责 whole sentences are numbered; they are duties, not headings. */
const DUTIES = /职能|职责|主要任务|主要工作/;

interface Run {
  readonly level: number;
  readonly duties: boolean;
  readonly members: Candidate[];
}

/**
 * Decides the weak candidates by their siblings: of one numbered run under one heading either the lines are headings or
 * they are numbered sentences. Strong ones stay whatever stands beside them.
 */
export function settleCandidates(
  candidates: readonly Candidate[],
  partOf: (block: number) => string,
): readonly Candidate[] {
  const settled = new Set<Candidate>();
  const runs = new Map<string, Run>();
  /** Strong headings that are open, by level. */
  const parents: (Candidate | undefined)[] = [];
  let part: string | null = null;
  const close = (below: number): void => {
    for (const [key, run] of runs) {
      if (run.level <= below) continue;
      settleRun(run, settled);
      runs.delete(key);
    }
  };

  for (const candidate of candidates.map(withoutListEnds)) {
    const own = partOf(candidate.block.index);
    if (own !== part) {
      close(-1);
      parents.length = 0;
      part = own;
    }
    const level = candidate.label?.level ?? candidate.block.style.outline ?? 1;
    if (candidate.strength === 'strong') {
      // A heading ends the numbered runs below it, not the run that it belongs to.
      close(level);
      settled.add(candidate);
      parents[level] = candidate;
      parents.length = level + 1;
    }
    const key = `${level}/${candidate.label?.style ?? 'none'}`;
    const run = runs.get(key) ?? { level, duties: underDuties(parents, level), members: [] };
    run.members.push(candidate);
    runs.set(key, run);
  }
  close(-1);
  return candidates.filter((candidate) => settled.has(candidate));
}

/** （一）…；（二）…； and then （三）…工作。: the last of a list, however much it reads like a title. */
function withoutListEnds(candidate: Candidate, index: number, all: readonly Candidate[]): Candidate {
  const before = all[index - 1];
  if (!before?.label || !candidate.label || before.strength !== 'no') return candidate;
  const goesOn =
    before.label.style === candidate.label.style &&
    before.label.ordinal + 1 === candidate.label.ordinal &&
    before.block.index + 1 === candidate.block.index;
  const isListed = /[；;]\s*$/.test(before.block.text) && /。\s*$/.test(candidate.block.text);
  return goesOn && isListed ? { ...candidate, strength: 'no' } : candidate;
}

function settleRun({ members, duties }: Run, settled: Set<Candidate>): void {
  const weak = members.filter(({ strength }) => strength === 'weak');
  if (weak.length === 0 || duties) return;
  const sentences = members.filter(({ strength }) => strength === 'no').length;
  const strong = members.filter(({ strength }) => strength === 'strong').length;
  if (sentences > 0 && sentences >= strong) return;
  for (const candidate of weak) settled.add(candidate);
}

function underDuties(parents: readonly (Candidate | undefined)[], level: number): boolean {
  const parent = parents.slice(0, level).findLast((heading) => heading !== undefined);
  return parent !== undefined && DUTIES.test(parent.title);
}
