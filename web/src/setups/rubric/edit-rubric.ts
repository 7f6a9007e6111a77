import type { Band, BandId, Criterion, Scoring } from '../../../../src/model/rubric.js';
import { addIn, setIn } from '../yaml-text.js';
import type { CriterionView, RubricView } from './read-rubric.js';

/** Lines and bands of a score sheet that come and go. */

/** What a new line can be scored by, each as it is usual on the form. */
export const NEW_SCORING = {
  submitted: { kind: 'deadline', event: 'submitted', perDay: 1 },
  published: { kind: 'deadline', event: 'published', perDay: 1 },
  materials: { kind: 'per-missing', what: 'materials', points: 5 },
  parts: {
    kind: 'per-missing',
    what: 'parts',
    points: 2,
    of: ['spending', 'performance', 'problems', 'measures', 'results-use'],
    normsUpTo: 2,
  },
  attachments: {
    kind: 'discretionary',
    what: 'attachments',
    of: ['basic-data-table', 'overall-self-evaluation-table', 'project-self-evaluation-table'],
    perError: 2,
    perWarning: 1,
  },
  indicators: {
    kind: 'components',
    components: [
      { id: 'third-level', name: '个性指标细化到三级', points: 5 },
      { id: 'weight-60', name: '产出、效益指标权重合计不低于60%', points: 5 },
    ],
  },
  problems: {
    kind: 'bands',
    subject: 'problems',
    bands: [{ id: 'comprehensive', name: '全面', min: 10, max: 10 }],
  },
  measures: {
    kind: 'bands',
    subject: 'measures',
    bands: [{ id: 'comprehensive', name: '全面', min: 10, max: 10 }],
  },
} as const satisfies Readonly<Record<string, Scoring>>;
export type NewScoring = keyof typeof NEW_SCORING;

const NEW_POINTS = 10;

/** The text with a line more, in the last group, under a number that is free. */
export function addCriterion(text: string, rubric: RubricView, scoring: NewScoring, name: string): string {
  const used = new Set(rubric.criteria.map(({ id }) => id));
  let number = 1;
  while (used.has(`N${number}`)) number += 1;
  const criterion: Criterion = {
    id: `N${number}`,
    group: rubric.criteria.at(-1)?.group || name,
    name,
    max: NEW_POINTS,
    standard: '',
    rules: [],
    scoring: NEW_SCORING[scoring],
  };
  return addIn(text, ['criteria'], criterion);
}

export const removeCriterion = (text: string, index: number): string =>
  setIn(text, ['criteria', index], undefined);

/** What the program can tell apart in a text; a band is one of these under the name that the form has. */
export const BANDS: Readonly<Record<BandId, string>> = {
  comprehensive: '全面',
  fairly: '较全面',
  incomplete: '不全面',
  'too-simple': '过于简单',
  'only-funding': '只提出经费问题',
  absent: '没有写',
};

export const freeBands = ({ bands }: CriterionView): readonly BandId[] =>
  (Object.keys(BANDS) as BandId[]).filter((id) => !bands.some((band) => band.id === id));

/** Below the last one, or at nothing where that is at nothing already. */
export function addBand(text: string, index: number, { bands }: CriterionView, id: BandId): string {
  const top = Math.max(0, (bands.at(-1)?.min ?? NEW_POINTS + 1) - 1);
  const band: Band = { id, name: BANDS[id], min: top, max: top };
  return addIn(text, ['criteria', index, 'scoring', 'bands'], band);
}

export const removeBand = (text: string, index: number, at: number): string =>
  setIn(text, ['criteria', index, 'scoring', 'bands', at], undefined);
