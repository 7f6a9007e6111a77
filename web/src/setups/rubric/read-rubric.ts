import { dataOf, isRecord, listOf, recordOf, setIn, textOf, wordsOf } from '../yaml-text.js';

export interface BandView {
  readonly id: string;
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

/** A number of the way of scoring that a person may change, by where it stands. */
export interface ScoringNumber {
  readonly path: readonly (string | number)[];
  /** perDay, points, normsUpTo, perError, perWarning; of a component its own name. */
  readonly key: string;
  readonly value: number;
}

export interface CriterionView {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly max: number;
  readonly standard: string;
  readonly rules: readonly string[];
  readonly kind: string;
  /** Parts of the report or tables that the line looks for; null where it does not look for any. */
  readonly of: readonly string[] | null;
  readonly bands: readonly BandView[];
  readonly numbers: readonly ScoringNumber[];
}

export interface RubricView {
  readonly name: string;
  readonly version: string;
  readonly max: number;
  readonly criteria: readonly CriterionView[];
}

/** Null where the text is no score sheet at all. */
export function readRubric(text: string): RubricView | null {
  const data = dataOf(text);
  if (!data || !Array.isArray(data.criteria)) return null;
  return {
    name: textOf(data.name),
    version: String(data.version ?? ''),
    max: numberOf(data.max),
    criteria: data.criteria.map((entry) => criterionOf(recordOf(entry))),
  };
}

function criterionOf(entry: Readonly<Record<string, unknown>>): CriterionView {
  const scoring = recordOf(entry.scoring);
  return {
    id: textOf(entry.id),
    group: textOf(entry.group),
    name: textOf(entry.name),
    max: numberOf(entry.max),
    standard: textOf(entry.standard),
    rules: wordsOf(entry.rules),
    kind: textOf(scoring.kind),
    of: Array.isArray(scoring.of) ? wordsOf(scoring.of) : null,
    bands: listOf(scoring.bands)
      .filter(isRecord)
      .map(({ id, name, min, max }) => ({
        id: textOf(id),
        name: textOf(name),
        min: numberOf(min),
        max: numberOf(max),
      })),
    numbers: numbersOf(scoring),
  };
}

const KEYS = ['perDay', 'points', 'normsUpTo', 'perError', 'perWarning'] as const;

function numbersOf(scoring: Readonly<Record<string, unknown>>): readonly ScoringNumber[] {
  const own = KEYS.filter((key) => typeof scoring[key] === 'number').map((key) => ({
    path: [key],
    key,
    value: numberOf(scoring[key]),
  }));
  const components = listOf(scoring.components).map((one, index) => {
    const { name, points } = recordOf(one);
    return { path: ['components', index, 'points'], key: textOf(name), value: numberOf(points) };
  });
  return [...own, ...components];
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** What the criteria add up to; without the crumbs of binary fractions. */
export const sumOf = ({ criteria }: Pick<RubricView, 'criteria'>): number =>
  Math.round(criteria.reduce((sum, { max }) => sum + max, 0) * 1000) / 1000;

export type CriterionField = 'id' | 'group' | 'name' | 'max' | 'standard' | 'rules';

export const setCriterion = (text: string, index: number, field: CriterionField, value: unknown): string =>
  setIn(text, ['criteria', index, field], value);

export const setScoring = (
  text: string,
  index: number,
  path: readonly (string | number)[],
  value: number | string | readonly string[],
): string => setIn(text, ['criteria', index, 'scoring', ...path], value);
