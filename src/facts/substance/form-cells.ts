/** Label and value in the cells of a form: 存在问题 | …, 改进措施 | …. */
import type { Cell, Table } from '../../model/document.js';
import { foldKey } from '../../text/fold.js';
import type { Kind, Outlined, Scope } from './scope.js';

const LABELS: Readonly<Record<Kind, RegExp>> = {
  problems:
    /^(?:[\d一二三四五六七八九十]+[、.])?(?:存在(?:的)?(?:主要)?问题(?:及原因(?:分析)?|和原因)?|偏差大或目标未完成原因(?:分析)?)[:：]?$/,
  measures:
    /^(?:[\d一二三四五六七八九十]+[、.])?(?:(?:下一步)?(?:改进|整改)措施(?:及(?:工作)?建议|及结果应用方案)?|(?:有关|意见|工作)建议)[:：]?$/,
};
/** What the form itself says in the cell: 结合自评情况，分析存在的问题及原因。（200字以内） */
const INSTRUCTION =
  /字以内|字内|^\(?(?:请|结合|针对|说明|根据)[^。]{0,40}(?:分析|提出|说明|填写)[^。]{0,30}。?\)?$/;

const NO_DEVIATION = /^(?:无|\/|—+|-+)?[。.]?$/;
/** A form whose cells a conversion ran together: …未完成原因分析无改进措施及结果应用方案无备注… */
const FLAT: Readonly<Record<Kind, RegExp>> = {
  problems: /存在(?:的)?(?:主要)?问题(?:及原因(?:分析)?)?[:：\s|]*((?:暂)?无)(?=[\s|。]|改进|$)/,
  measures: /(?:改进|整改)措施及结果应用方案[:：\s|]*((?:暂)?无)(?=[\s|。]|备注|填表|$)/,
};

/** The first filled cell of the kind. A form that leaves 无 beside 偏差原因 had no deviation: that is no statement. */
export function formScope(kind: Kind, { document, passages }: Outlined): Scope | null {
  for (const block of document.blocks) {
    if (block.kind !== 'table' || block.layer !== 'body') continue;
    for (const label of block.cells) {
      const name = foldKey(label.text);
      if (!LABELS[kind].test(name)) continue;
      const value = valueBeside(block, label);
      if (!value || INSTRUCTION.test(foldKey(value.text))) continue;
      if (/偏差/.test(name) && NO_DEVIATION.test(foldKey(value.text))) continue;
      const refOf = ({ row, column, text }: Cell) => ({
        file: document.file,
        block: block.index,
        start: 0,
        end: text.length,
        cell: { row, column },
      });
      const { text } = value;
      const line = { ref: refOf(value), text, start: 0, end: text.length, headEnd: null, head: null };
      return {
        section: null,
        source: 'form',
        merged: false,
        name: label.text.trim(),
        ref: refOf(label),
        lines: [line],
        causesApart: false,
      };
    }
  }
  return flatScope(kind, passages);
}

function flatScope(kind: Kind, passages: Outlined['passages']): Scope | null {
  for (const { text, ref } of passages) {
    const match = FLAT[kind].exec(text);
    if (!match) continue;
    const end = match.index + match[0].length;
    const start = end - match[1]!.length;
    const line = { ref, text, start, end, headEnd: null, head: null };
    return {
      section: null,
      source: 'form',
      merged: false,
      name: text.slice(match.index, start).replace(/[:：\s|]+$/, ''),
      ref: { ...ref, start: match.index, end },
      lines: [line],
      causesApart: false,
    };
  }
  return null;
}

function valueBeside({ cells }: Table, label: Cell): Cell | null {
  const right = cells
    .filter(({ row, column, text }) => row === label.row && column > label.column && text.trim() !== '')
    .sort((a, b) => a.column - b.column)[0];
  return right && right.text !== label.text ? right : null;
}
