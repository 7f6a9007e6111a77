/** A part that speaks of problems and of measures, parted: at the words that turn to measures, or item by item. */
import { foldKey } from '../../text/fold.js';
import { type Line, type Opening, openingsOf } from './lines.js';
import { type RawItem, splitItems } from './split-items.js';

/** 存在的问题：… 存在以下不足： Source: domain handbook 1.4 (run-ins). */
export const PROBLEMS_BEGIN =
  /(?:^|[。；;，,\s])[^。；;：:，,\n]{0,10}(?:存在(?:的|着)?(?:以下|一些|主要|突出|几个方面|如下|不少)*(?:的)?(?:问题|不足)|主要问题|问题和不足|薄弱环节)(?:及|和|与)?(?:原因(?:分析)?|不足|薄弱环节)?(?:如下|有|主要[是有])?[:：。]/;
/** 改进措施：… 下一步工作打算： */
export const MEASURES_BEGIN =
  /(?:^|[。；;，,.\s])[^。；;：:，,\n]{0,8}(?:(?:改进|整改|对策)(?:的)?(?:措施|建议|意见|办法|方向)|下一步(?:的)?(?:工作)?(?:打算|措施|安排|计划|思路|建议)|工作建议|有关建议|相关建议|几点建议|意见建议)(?:及建议|和建议)?(?:如下|有)?[:：。]/;

/** What turns from a problem to what is done about it, at the beginning of a sentence. */
const TURN =
  /^(?:针对(?:上述|以上|存在的?|这些|这一|此|该|以下|出现的)|下一步|下步|下一阶段|今后|(?:改进|整改|对策)(?:的)?(?:措施|建议|意见|办法|方向)|(?:有关|相关|工作|几点)?建议[:：]|为此[,，]?)/;
/** Within an item also a sentence on what the unit will do. */
const OWN_TURN = new RegExp(
  `${TURN.source}|^(?:我|本)(?:局|镇|乡|县|单位|部门|中心|馆|站|所|院|校|委|办)?(?:将|要|拟)|^(?:将|拟|要|应)(?!求)`,
);

interface Place {
  readonly line: number;
  readonly at: number;
}

export function splitMerged(
  lines: readonly Line[],
): readonly [problems: readonly Line[], measures: readonly Line[]] {
  const turns = turnsIn(lines, TURN);
  const { items } = splitItems(lines);
  const own = items.map((item) => ownTurn(item));
  if (items.length > 1 && own.filter((turn) => turn !== null).length > 1 && !hasRestart(lines, turns[0])) {
    const asked: Line[] = [];
    const answered: Line[] = [];
    items.forEach((item, index) => {
      const turn = own[index];
      for (const { line, start, end } of item.pieces) {
        const piece = { ...line, start, end };
        if (!turn || line !== turn.line) (turn && isBehind(line, turn.line) ? answered : asked).push(piece);
        else {
          if (turn.at > start) asked.push({ ...piece, end: turn.at });
          answered.push({ ...line, start: turn.at, end, head: null, headEnd: null });
        }
      }
    });
    return [asked, answered];
  }
  const first = turns[0];
  if (!first) return [lines, []];
  const line = lines[first.line]!;
  const before = [...lines.slice(0, first.line), { ...line, end: first.at }];
  const after = [
    first.at === line.start ? line : { ...line, start: first.at, head: null, headEnd: null },
    ...lines.slice(first.line + 1),
  ];
  return [before.filter(isFilled), after.filter(isFilled)];
}

const isFilled = ({ text, start, end }: Line): boolean =>
  foldKey(text.slice(start, end)).replace(/^(?:\(?[\d一二三四五六七八九十]+[)、.])+/, '') !== '';

const isBehind = (line: Line, other: Line): boolean => line.ref.block > other.ref.block;

/** Behind the turn a list begins again at one, and no outer list goes on: then everything behind it is measures. */
function hasRestart(lines: readonly Line[], turn: Place | undefined): boolean {
  if (!turn) return false;
  const isAfter = ({ line, start }: Opening): boolean =>
    line > turn.line || (line === turn.line && start >= turn.at);
  const openings = openingsOf(lines);
  const before = openings.filter((opening) => !isAfter(opening));
  const after = openings.filter(isAfter);
  return after.some(
    ({ style, ordinal }) =>
      ordinal === 1 &&
      before.some((other) => other.style === style && other.ordinal === 1) &&
      !after.some((other) => other.style !== style && before.some((one) => one.style === other.style)),
  );
}

/** Beginnings of sentences that turn to measures, labels left aside. */
function turnsIn(lines: readonly Line[], turn: RegExp): readonly Place[] {
  return lines.flatMap(({ text, start, end }, line) =>
    sentenceStarts(text, start, end)
      .filter((at) => turn.test(text.slice(at, Math.min(end, at + 24))))
      .map((at) => ({ line, at: labelStart(text, start, at) })),
  );
}

function ownTurn({ pieces, textStart }: RawItem): { readonly line: Line; readonly at: number } | null {
  for (const [index, { line, start, end }] of pieces.entries()) {
    const from = index === 0 ? Math.max(start, textStart) : start;
    const at = sentenceStarts(line.text, from, end).find(
      (place) =>
        (index > 0 || place > from) && OWN_TURN.test(line.text.slice(place, Math.min(end, place + 24))),
    );
    if (at !== undefined) return { line, at };
  }
  return null;
}

const LABEL = /^\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[)）、.．]|是)\s*|[①-⑳]\s*)?/;

function sentenceStarts(text: string, start: number, end: number): readonly number[] {
  const starts = [start + LABEL.exec(text.slice(start, end))![0].length];
  for (let at = start; at < end; at += 1) {
    if (!/[。；;！!？?]/.test(text[at]!) && !isTypedStop(text, at)) continue;
    const label = LABEL.exec(text.slice(at + 1, Math.min(end, at + 12)))![0].length;
    if (at + 1 + label < end) starts.push(at + 1 + label);
  }
  return starts;
}

/** A turn at the beginning of a line takes the line's label with it. */
const labelStart = (text: string, start: number, at: number): number =>
  at === start + LABEL.exec(text.slice(start))![0].length ? start : at;

/** A half-width stop between Chinese is a full stop typed wrong. */
const isTypedStop = (text: string, at: number): boolean =>
  text[at] === '.' && /[^\d\s]/.test(text[at - 1] ?? '') && /\D/.test(text[at + 1] ?? '');
