/**
 * Some conversions put a whole document into a few endless lines: …数据。一、基本情况（一）概况… Where the numbers of headings
 * count on inside such lines, each begins a line of its own.
 */
import { parseHanNumber } from '../../text/numerals.js';

/** Shorter lines are paragraphs, whatever they enumerate. */
const LONG = 150;
/** Headings of the first level that it takes: a paragraph with one 一、 is a paragraph. */
const FEWEST = 2;
const TOP = /(?<![第十百千万之统划唯同进逐])([一二三四五六七八九十]{1,3})、(?=[^一二三四五六七八九十\s])/g;
const SECOND = /[（(]([一二三四五六七八九十]{1,3})[)）]/g;
const DIGIT = /(?<![\d.．年月第])(\d{1,2})[、.．](?=[\u3400-\u9fff])/g;

/** All lines, the endless ones cut where headings begin. */
export function splitRunTogether(lines: readonly string[]): readonly string[] {
  const counter = { expected: 1 };
  const tops = lines.map((line) => (line.length < LONG ? [] : marksIn(line, TOP, counter)));
  if (counter.expected <= FEWEST) return lines;
  return lines.flatMap((line, index) =>
    tops[index]!.length === 0
      ? [line]
      : cutAt(line, tops[index]!)
          .flatMap((piece) => countOn(piece, SECOND))
          .flatMap((piece) => countOn(piece, DIGIT)),
  );
}

/** Offsets of the marks that count on from where the counter stands. */
function marksIn(text: string, pattern: RegExp, counter: { expected: number }): readonly number[] {
  const marks: number[] = [];
  for (const match of text.matchAll(pattern)) {
    const ordinal = /^\d/.test(match[1]!) ? Number(match[1]) : parseHanNumber(match[1]!);
    if (ordinal !== counter.expected) continue;
    marks.push(match.index);
    counter.expected += 1;
  }
  return marks;
}

const countOn = (text: string, pattern: RegExp): readonly string[] =>
  cutAt(text, marksIn(text, pattern, { expected: 1 }));

function cutAt(text: string, marks: readonly number[]): readonly string[] {
  const starts = marks[0] === 0 ? marks : [0, ...marks];
  return starts
    .map((start, index) => text.slice(start, starts[index + 1]))
    .filter((piece) => piece.trim() !== '');
}
