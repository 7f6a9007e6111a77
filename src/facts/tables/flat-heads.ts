/** Column heads that stand one behind the other in running text: a form whose table was lost in a conversion. */
import type { Measure } from '../../model/review.js';
import { bracketUnit } from './units.js';

export type FlatColumn = Measure | 'weight' | 'rate' | 'score';

export interface FlatHeader {
  readonly start: number;
  readonly end: number;
  readonly columns: readonly FlatColumn[];
  /** Power of ten of the unit that stands with the heads. */
  readonly exponent: number;
  /** 得分（20分*执行率）: points that the execution rate earns. */
  readonly points: number | null;
}

const HEADS: readonly (readonly [FlatColumn, string])[] = [
  ['initial-budget', '年初预算数?|年初数'],
  ['adjusted-budget', '全年预算数?(?:\\(A\\))?|调整后预算数?|调整预算数?|预算数\\(A\\)'],
  ['prior-final', '上年决算数?'],
  ['rate', '(?:预算)?执行率(?:\\([^()]{1,8}\\))?'],
  ['final', '全年执行数?(?:\\(B\\))?|预算执行数|执行数(?:\\(B\\))?|(?:本年)?决算数|支出数'],
  ['budget', '(?:本年)?预算数'],
  ['weight', '分值(?:\\([^()]{1,8}\\))?|权重'],
  ['score', '得分(?:\\([^()]{1,14}\\))?'],
];
const HEAD = new RegExp(HEADS.map(([, pattern]) => `(${pattern})`).join('|'), 'g');
const NOT_MONEY: ReadonlySet<FlatColumn> = new Set(['weight', 'rate', 'score']);
/** The unit may stand before the heads (项目资金（万元）) or between them. */
const UNIT_REACH = 40;

export const isMoney = (column: FlatColumn): boolean => NOT_MONEY.has(column) === false;

/** Headers of two or more money columns with a unit, in order. One pass. */
export function findFlatHeaders(text: string): readonly FlatHeader[] {
  const headers: FlatHeader[] = [];
  let run: { start: number; end: number; column: FlatColumn }[] = [];
  const close = (): void => {
    const header = run.length >= 2 ? headerOf(text, run) : null;
    if (header) headers.push(header);
    run = [];
  };
  for (const match of text.matchAll(HEAD)) {
    const column = HEADS[match.slice(1).findIndex((group) => group !== undefined)]![0];
    const last = run.at(-1);
    const between = last ? text.slice(last.end, match.index) : '';
    if (last && !/^(?:\s|\(万元\)|\(元\)){0,6}$/.test(between.slice(0, 40))) close();
    run.push({ start: match.index, end: match.index + match[0].length, column });
  }
  close();
  return headers;
}

function headerOf(
  text: string,
  run: readonly { readonly start: number; readonly end: number; readonly column: FlatColumn }[],
): FlatHeader | null {
  const columns = run.map(({ column }) => column);
  const [start, end] = [run[0]!.start, run.at(-1)!.end];
  if (columns.filter(isMoney).length < 2 || new Set(columns).size !== columns.length) return null;
  const exponent = bracketUnit(text.slice(Math.max(0, start - UNIT_REACH), end + 6));
  if (exponent === null) return null;
  const points = /得分\((\d{1,3})分?/.exec(text.slice(start, end))?.[1];
  return { start, end, columns, exponent, points: points ? Number(points) : null };
}
