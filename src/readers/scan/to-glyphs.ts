import { isHan } from '../pages/characters.js';
import type { FigureGlyphs, Glyph } from '../pages/page-content.js';
import type { FittedLine } from './fit-line.js';

/** A read line with what became of its figures, by place of the character. */
export interface ReadLine extends FittedLine {
  readonly figures: ReadonlyMap<number, FigureGlyphs>;
}

/** Sizes closer than that share are one: ink tells them roughly, and the layout parts paragraphs by size. */
const SAME_SIZE = 0.09;
/** Points. */
const LEAST_STEP = 0.01;

/** The characters of a page in points; `scale`: points a pixel. */
export function toGlyphs(lines: readonly ReadLine[], scale: number): Glyph[] {
  const sizes = snapSizes(lines);
  return lines.flatMap((line, run) => {
    const size = Math.round(sizes[run]! * scale * 10) / 10;
    let before = Number.NEGATIVE_INFINITY;
    return line.characters.map(({ text, x, right, confidence }, at): Glyph => {
      const figure = line.figures.get(at);
      // The engine's order is the text's; its boxes may overlap, and the layout reads by places.
      const from = Math.max(x * scale, before + LEAST_STEP);
      before = from;
      return {
        text,
        x: from,
        right: Math.max(from, right * scale),
        y: line.size.base * scale,
        size,
        bold: false,
        run,
        angle: 0,
        invisible: false,
        artifact: false,
        confidence,
        ...(figure ? { figure } : {}),
      };
    });
  });
}

/** The size of each line in pixels, lines of about one size made equal. Short lines follow long ones. */
function snapSizes(lines: readonly ReadLine[]): number[] {
  const order = lines.map((_, at) => at).sort((a, b) => weight(lines[b]!) - weight(lines[a]!));
  const groups: { readonly members: number[]; em: number }[] = [];
  const sizes = new Array<number>(lines.length).fill(0);
  for (const at of order) {
    const { em } = lines[at]!.size;
    const near = groups
      .filter((group) => Math.abs(group.em - em) <= SAME_SIZE * group.em)
      .sort((a, b) => Math.abs(a.em - em) - Math.abs(b.em - em))[0];
    if (!near) {
      groups.push({ members: [at], em });
      continue;
    }
    near.members.push(at);
    near.em = median(near.members.slice(0, 15).map((member) => lines[member]!.size.em));
  }
  for (const { members, em } of groups) for (const at of members) sizes[at] = em;
  return sizes;
}

function weight(line: ReadLine): number {
  return line.characters.filter(({ text }) => isHan(text)).length * 4 + line.characters.length;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
