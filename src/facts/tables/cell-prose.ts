/** Figures with their unit inside a text cell: a target of 90万元, or sentences, read by the grammar of running text. */
import type { Cell } from '../../model/document.js';
import type { AmountFact, TableFact } from '../../model/facts.js';
import type { Measure } from '../../model/review.js';
import { scanFigures } from '../../text/figures.js';
import { foldText } from '../../text/fold.js';
import { readMeanings } from '../amounts/meaning.js';
import { type CellWords, meaningOf } from './cell-meaning.js';
import type { TableContext } from './describe-table.js';

const TARGET = /指标值|目标值|完成值/;

export function readCellProse(
  cell: Cell,
  words: CellWords,
  fact: TableFact,
  context: TableContext,
): readonly AmountFact[] {
  if (!/\d|[壹贰叁肆伍陆柒捌玖]/.test(cell.text)) return [];
  const folded = foldText(cell.text);
  const figures = scanFigures(folded.text);
  if (!figures.some(({ kind }) => kind === 'money')) return [];
  const isTarget = TARGET.test(words.header.join('/'));
  // A cell that is one figure is read as a cell: its row and column say what it is of.
  const alone =
    figures.length === 1 &&
    /^[≥≤><=≧≦不超过约小于等于大于控制在以内]*$/.test(
      folded.text.replace(folded.text.slice(figures[0]!.start, figures[0]!.end), '').replace(/\s/g, ''),
    );
  const own = alone || isTarget ? meaningOf(words, context.year, context.genre.measure) : null;
  const setting = {
    year: context.year,
    measure: spokenMeasure(words) ?? context.genre.measure,
    genre: context.genre.measure,
    fallback: context.genre.fallback,
    item: null,
    fund: context.fund === null ? null : { item: context.fund, key: context.fund },
  };
  return readMeanings(folded.text, figures, setting).map(({ figure, item, measure, year }, index) => {
    const [start, end] = folded.range(figure.start, figure.end);
    return {
      id: `${context.prefix}a${fact.ref.block}.r${cell.row + 1}c${cell.column + 1}.${index + 1}`,
      ref: { ...fact.ref, start, end, cell: { row: cell.row, column: cell.column } },
      raw: cell.text.slice(start, end),
      value: figure.value,
      step: figure.step,
      exponent: figure.exponent,
      item: own ? own.item : (item?.item ?? null),
      itemKey: own ? own.itemKey : (item?.key ?? null),
      measure: figure.per || isTarget ? 'other' : own ? own.measure : measure,
      year: own ? own.year : year,
      scope: null,
      section: fact.section,
      table: fact.id,
      approximate: figure.approximate || figure.range,
      per: figure.per,
    };
  });
}

/** 预期目标 and 实际完成情况 say whether a cell speaks of what was planned or of what was spent. */
function spokenMeasure({ header, path, caption }: CellWords): Measure | null {
  const words = [...header, ...path].join('/');
  if (/实际完成|完成情况|实现情况/.test(words)) return 'final';
  if (/预期|目标|计划|安排/.test(words)) return 'budget';
  return /安排|分配|下达/.test(caption) ? 'budget' : null;
}
