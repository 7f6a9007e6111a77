import type { RuleSetting, RuleSettings, Severity } from '../rule-types.js';
import { dataOf, isRecord, listOf, setIn } from '../yaml-text.js';
import type { DeadlineKey, WordKey } from './read-config.js';

/** What holds of a rule where nothing is said of it. */
export interface RuleDefaults {
  readonly id: string;
  readonly severity: Severity;
  readonly thresholds: readonly { readonly key: string; readonly value: number }[];
}

/** What holds of one rule: on or off, how severe, its numbers. */
export interface Effective {
  readonly enabled: boolean;
  readonly severity: Severity;
  readonly thresholds: Readonly<Record<string, number>>;
}

export function effective(rule: RuleDefaults, setting: RuleSetting | undefined): Effective {
  return {
    enabled: setting?.enabled ?? true,
    severity: setting?.severity ?? rule.severity,
    thresholds: Object.fromEntries(
      rule.thresholds.map(({ key, value }) => [key, setting?.thresholds?.[key] ?? value]),
    ),
  };
}

/** What an empty file begins with: everything as the other one has it. */
export const newConfig = (base: string): string => `id: new\nname: 新配置\nextends: ${base}\n`;

/** The text in which this holds of the rule. What holds anyway is not written down. `base`: of the configurations below. */
export function setRule(
  text: string,
  rule: RuleDefaults,
  wish: Partial<Effective>,
  base: RuleSettings,
): string {
  const below = effective(rule, base[rule.id]);
  let changed = text;
  const say = (path: readonly string[], value: unknown, anyway: unknown): void => {
    changed = setIn(changed, ['rules', rule.id, ...path], value === anyway ? undefined : value);
  };
  if (wish.enabled !== undefined) say(['enabled'], wish.enabled, below.enabled);
  if (wish.severity !== undefined) say(['severity'], wish.severity, below.severity);
  for (const [key, value] of Object.entries(wish.thresholds ?? {}))
    say(['thresholds', key], value, below.thresholds[key]);
  return changed;
}

/** Undefined: as below. */
export const setDeadline = (text: string, key: DeadlineKey, day: string | null | undefined): string =>
  setIn(text, ['deadlines', key], day);

export const setWords = (text: string, key: WordKey, words: readonly string[]): string =>
  setIn(text, ['words', key], words.length === 0 ? undefined : words);

/** Names under which a part of the report or a material is known besides those of the base. */
export function setTitles(
  text: string,
  kind: 'parts' | 'materials',
  key: string,
  titles: readonly string[],
): string {
  const name = kind === 'parts' ? 'id' : 'role';
  const entries = listOf(dataOf(text)?.[kind]);
  const at = entries.findIndex((entry) => isRecord(entry) && entry[name] === key);
  if (at < 0) return titles.length === 0 ? text : setIn(text, [kind], [...entries, { [name]: key, titles }]);
  const entry = entries[at] as Readonly<Record<string, unknown>>;
  if (titles.length > 0) return setIn(text, [kind, at, 'titles'], titles);
  const isAlone = Object.keys(entry).every((field) => field === name || field === 'titles');
  if (!isAlone) return setIn(text, [kind, at, 'titles'], undefined);
  const rest = entries.filter((_, index) => index !== at);
  return setIn(text, [kind], rest.length === 0 ? undefined : rest);
}
