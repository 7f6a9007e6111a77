/** What a rubric's own text gets wrong: points that do not add up, unknown rules, bands that overlap or leave holes. */
import type { Profile } from '../model/profile.js';
import type { Band, Criterion, Rubric } from '../model/rubric.js';

export interface LintProblem {
  /** `error`: scores would come out wrong. `warning`: a person has to decide where the form is unclear. */
  readonly level: 'error' | 'warning';
  /** Criterion id, or null for the rubric as a whole. */
  readonly criterion: string | null;
  /** Chinese. */
  readonly message: string;
}

export function lintRubric(
  rubric: Rubric,
  profile: Profile,
  knownRules: ReadonlySet<string>,
): readonly LintProblem[] {
  const problems: LintProblem[] = [];
  const say = (level: LintProblem['level'], criterion: string | null, message: string): void => {
    problems.push({ level, criterion, message });
  };
  const total = rubric.criteria.reduce((sum, { max }) => sum + max, 0);
  if (total !== rubric.max) say('error', null, `各项分值相加为${total}分，总分写的是${rubric.max}分。`);

  const ids = new Set<string>();
  for (const criterion of rubric.criteria) {
    if (ids.has(criterion.id)) say('error', criterion.id, `编号“${criterion.id}”重复。`);
    ids.add(criterion.id);
    for (const rule of criterion.rules) {
      if (!knownRules.has(rule)) say('error', criterion.id, `引用了不存在的规则“${rule}”。`);
    }
    lintScoring(criterion, profile, (level, message) => say(level, criterion.id, message));
  }
  return problems;
}

function lintScoring(
  criterion: Criterion,
  profile: Profile,
  say: (level: LintProblem['level'], message: string) => void,
): void {
  const { scoring, max } = criterion;
  if (scoring.kind === 'deadline' && profile.deadlines[scoring.event] === null) {
    say('warning', '没有设定截止日期，这一项只能人工评定。');
  }
  if (scoring.kind === 'per-missing' && scoring.what === 'parts') {
    for (const id of scoring.of) {
      if (!profile.parts.some((part) => part.id === id)) say('error', `配置的 parts 里没有“${id}”。`);
    }
    const most = scoring.of.length * scoring.points;
    if (most < max) say('warning', `${scoring.of.length}部分全缺只扣${most}分，少于分值${max}分。`);
  }
  if (scoring.kind === 'components') {
    const sum = scoring.components.reduce((points, component) => points + component.points, 0);
    if (sum !== max) say('error', `各小项相加为${sum}分，分值是${max}分。`);
  }
  if (scoring.kind === 'bands') lintBands(scoring.bands, max, say);
}

function lintBands(
  bands: readonly Band[],
  max: number,
  say: (level: LintProblem['level'], message: string) => void,
): void {
  const print = ({ name, min, max: top }: Band): string =>
    `“${name}”${min === top ? min : `${min}-${top}`}分`;
  for (const band of bands) {
    if (band.min > band.max) say('error', `${print(band)}的下限高于上限。`);
    if (band.max > max) say('error', `${print(band)}超过分值${max}分。`);
  }
  for (let left = 0; left < bands.length; left += 1) {
    for (let right = left + 1; right < bands.length; right += 1) {
      const [a, b] = [bands[left]!, bands[right]!];
      const from = Math.max(a.min, b.min);
      const to = Math.min(a.max, b.max);
      // Two bands of the same single score (0 for 只提经费不足 and 未反映) are two ways to the same points.
      if (from > to || (a.min === b.min && a.max === b.max)) continue;
      say('warning', `${print(a)}与${print(b)}重叠（${from === to ? from : `${from}-${to}`}分）。`);
    }
  }
  for (const [from, to] of holesOf(bands, max)) {
    say('warning', `没有任何档次给出${from === to ? from : `${from}-${to}`}分。`);
  }
  if (!bands.some((band) => band.max === max)) say('warning', `没有档次能得到满分${max}分。`);
}

/** Whole points between 0 and `max` that no band gives. */
function holesOf(bands: readonly Band[], max: number): readonly (readonly [number, number])[] {
  const holes: [number, number][] = [];
  for (let points = 0; points <= max; points += 1) {
    if (bands.some((band) => points >= band.min && points <= band.max)) continue;
    const last = holes.at(-1);
    if (last && last[1] === points - 1) last[1] = points;
    else holes.push([points, points]);
  }
  return holes;
}
