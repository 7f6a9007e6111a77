import { effective, type RuleDefaults } from './edit-config.js';
import { type ConfigView, rulesOf } from './read-config.js';

/** How a configuration differs from what it builds on, as counts. */
export interface ConfigDiff {
  readonly off: number;
  readonly on: number;
  readonly severities: number;
  readonly thresholds: number;
  readonly deadlines: number;
  readonly words: number;
}

export function diffConfig(
  config: ConfigView,
  bases: readonly ConfigView[],
  rules: readonly RuleDefaults[],
): ConfigDiff {
  const [below, now] = [rulesOf(bases), rulesOf([...bases, config])];
  const counts = { off: 0, on: 0, severities: 0, thresholds: 0 };
  for (const rule of rules) {
    const [was, is] = [effective(rule, below[rule.id]), effective(rule, now[rule.id])];
    if (was.enabled && !is.enabled) counts.off += 1;
    if (!was.enabled && is.enabled) counts.on += 1;
    if (was.severity !== is.severity) counts.severities += 1;
    counts.thresholds += rule.thresholds.filter(
      ({ key }) => was.thresholds[key] !== is.thresholds[key],
    ).length;
  }
  return {
    ...counts,
    deadlines: deadlinesChanged(config, bases),
    words:
      [...config.parts, ...config.materials].reduce((sum, { titles }) => sum + titles.length, 0) +
      config.words.explanations.length +
      config.words.dictionary.length,
  };
}

function deadlinesChanged(config: ConfigView, bases: readonly ConfigView[]): number {
  const below: ConfigView['deadlines'] = Object.assign({}, ...bases.map(({ deadlines }) => deadlines));
  const said = Object.entries(config.deadlines) as [keyof typeof below, string | null][];
  return said.filter(([key, day]) => (below[key] ?? null) !== day).length;
}
