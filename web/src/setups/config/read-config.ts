import type { RuleSetting, RuleSettings } from '../../../../src/model/setup.js';
import { dataOf, isRecord, listOf, recordOf, textOf, wordsOf } from '../yaml-text.js';

export interface Titles {
  readonly key: string;
  readonly name: string;
  readonly titles: readonly string[];
}

export const deadlineKeys = ['submitted', 'published'] as const;
export type DeadlineKey = (typeof deadlineKeys)[number];
export const wordKeys = ['explanations', 'dictionary'] as const;
export type WordKey = (typeof wordKeys)[number];

/** What a configuration file says itself; what it leaves out comes from the one that it extends. */
export interface ConfigView {
  readonly id: string;
  readonly name: string;
  readonly base: string | null;
  readonly rules: RuleSettings;
  /** Undefined: not said. Null: said that there is none. */
  readonly deadlines: Readonly<Partial<Record<DeadlineKey, string | null>>>;
  readonly parts: readonly Titles[];
  readonly materials: readonly Titles[];
  readonly words: Readonly<Record<WordKey, readonly string[]>>;
}

/** Null where the text is no YAML. What has not the form that it should have is passed over: the linter speaks of it. */
export function readConfig(text: string): ConfigView | null {
  const data = dataOf(text);
  if (!data) return null;
  const deadlines = recordOf(data.deadlines);
  const words = recordOf(data.words);
  return {
    id: textOf(data.id),
    name: textOf(data.name),
    base: typeof data.extends === 'string' ? data.extends : null,
    rules: Object.fromEntries(Object.entries(recordOf(data.rules)).map(([id, one]) => [id, settingOf(one)])),
    deadlines: Object.fromEntries(
      deadlineKeys.flatMap((key) => {
        const day = deadlines[key];
        return day === null || typeof day === 'string' ? [[key, day]] : [];
      }),
    ),
    parts: titlesOf(data.parts, 'id'),
    materials: titlesOf(data.materials, 'role'),
    words: { explanations: wordsOf(words.explanations), dictionary: wordsOf(words.dictionary) },
  };
}

function settingOf(value: unknown): RuleSetting {
  const { enabled, severity, thresholds } = recordOf(value);
  const numbers = Object.entries(recordOf(thresholds)).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return {
    ...(typeof enabled === 'boolean' ? { enabled } : {}),
    ...(severity === 'error' || severity === 'warning' || severity === 'info' ? { severity } : {}),
    ...(numbers.length > 0 ? { thresholds: Object.fromEntries(numbers) } : {}),
  };
}

const titlesOf = (value: unknown, key: 'id' | 'role'): readonly Titles[] =>
  listOf(value)
    .filter(isRecord)
    .map((one) => ({
      key: textOf(one[key]),
      name: textOf(one.name),
      titles: wordsOf(one.onlyTitles ?? one.titles),
    }));

/** The configurations on which this one builds, from the ground up; `own`: texts of those that come with Jishen. */
export function basesOf(config: ConfigView, own: Readonly<Record<string, string>>): readonly ConfigView[] {
  const bases: ConfigView[] = [];
  let name: string | null = config.base ?? (config.id === GROUND ? null : GROUND);
  // They build on each other two or three deep; a circle is refused by the server.
  while (name !== null && bases.length < 5) {
    const base = readConfig(own[name] ?? '');
    if (!base) break;
    bases.unshift(base);
    name = base.base;
  }
  return bases;
}

const GROUND = 'county';

/** What holds of the rules when the configurations are laid over each other. */
export function rulesOf(configs: readonly ConfigView[]): RuleSettings {
  const merged: Record<string, RuleSetting> = {};
  for (const { rules } of configs) {
    for (const [id, setting] of Object.entries(rules)) {
      const below = merged[id];
      const thresholds = { ...below?.thresholds, ...setting.thresholds };
      merged[id] = { ...below, ...setting, thresholds };
    }
  }
  return merged;
}
