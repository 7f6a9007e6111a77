import type { BlockStyle, FigureReading, Segment } from '../../model/document.js';
import { append } from '../../text/append.js';
import { cannotBegin, cannotEnd, endsSentence, isContentsLine, startsWithLabel } from './characters.js';
import { meanConfidence, shiftFigures } from './figure-readings.js';
import { firstTokenWidth, glueBetween } from './joining.js';
import { type Line, lineBox } from './lines.js';
import { type Frame, toPage } from './page-content.js';
import { INDENT, type TextArea } from './text-area.js';

/** A line with the edges of the text that it is set in. */
export interface SetLine {
  readonly line: Line;
  readonly area: TextArea;
  /** 0 for text over the whole width, else the column. */
  readonly column: number;
}

/** In sizes. */
const SHORT = 1.6;
const BLANK = 0.6;
const SAME_INDENT = 0.3;
const SPREAD = 1.4;
const SIZE_CHANGE = 1;

/** Does `next` begin a new paragraph? `before` is the line read just before it, maybe on another page or column. */
export function beginsParagraph(before: SetLine, next: SetLine): boolean {
  const { line: above, area: areaAbove } = before;
  const { line: below, area: areaBelow } = next;
  if (isContentsLine(above.text) || isContentsLine(below.text)) return true;
  if (Math.abs(above.size - below.size) > SIZE_CHANGE) return true;
  // What stands in a picture does not go on in the text beside it; over a page's end it may.
  if (above.page === below.page && (above.confidence === null) !== (below.confidence === null)) return true;
  if (cannotBegin(below.text) || cannotEnd(above.text)) return false;
  if (isShort(above, areaAbove, below) || areFormLines(above, below)) return true;

  const isOver = above.page !== below.page || before.column !== next.column;
  const indent = (below.x - areaBelow.left) / below.size;
  const indentAbove = (above.x - areaAbove.left) / above.size;
  const isIndented = indent > INDENT && !isEndOfTitle(before, next);
  const isDone = endsSentence(above.text);
  if (isIndented && (isDone || isOver || Math.abs(indent - indentAbove) > SAME_INDENT)) return true;
  // A line may begin with （二） by chance: “按照通知第二条第/（二）项”.
  if (startsWithLabel(below.text) && (isOver || isIndented || isItem(above, areaBelow))) return true;
  if (isOver) return isDone && !areaBelow.hasIndents;
  const { pitch } = areaBelow;
  return pitch > 0 && below.y - above.y > pitch * SPREAD;
}

/** After a line that runs to the edge, a label that is not indented begins an item where others do, too. */
function isItem(above: Line, { hasIndents, hasFlushLabels }: TextArea): boolean {
  if (hasIndents && !hasFlushLabels) return false;
  return /[。！？!?：:；;][”’"』」）)]*$/.test(above.text);
}

/** “联系人：…      电话：…” one above the other: two fields a line, set on the same stop. */
function areFormLines(above: Line, below: Line): boolean {
  const stops = (line: Line) => line.pieces.slice(1).map(({ x }) => x);
  return stops(above).some((x) =>
    stops(below).some((other) => Math.abs(x - other) < SAME_INDENT * below.size),
  );
}

/** The second line of a centred title whose first one fills the width. */
function isEndOfTitle(before: SetLine, next: SetLine): boolean {
  const { line: above, area } = before;
  const isFull = above.right - above.x > (area.right - area.left) * 0.8;
  const isBalanced = Math.abs(above.x - area.left - (area.right - above.right)) < 1.2 * above.size;
  return isFull && isBalanced && !endsSentence(above.text) && isCentred(next.line, next.area);
}

/** The line ends before the right edge although the next piece of text would have had room. */
function isShort(line: Line, area: TextArea, next: Line): boolean {
  const token = endsSentence(line.text) ? 0 : firstTokenWidth(next) + BLANK * line.size;
  return area.right - line.right > Math.max(SHORT * line.size, token);
}

/** Set in the middle, with air on both sides. The two characters of an indent are not air. */
function isCentred(line: Line, area: TextArea): boolean {
  const [left, right] = [(line.x - area.left) / line.size, (area.right - line.right) / line.size];
  if (left > 0.5 && left < 1.6) return Math.abs(left - right) < 0.3;
  return left > 2.5 && right > 2 && Math.abs(left - right) < Math.max(1, 0.12 * (left + right));
}

function alignment(lines: readonly SetLine[]): BlockStyle['align'] {
  const last = lines.at(-1)!;
  if (isCentred(last.line, last.area) && lines.every(({ line }) => line.x <= last.line.x + 1))
    return 'center';
  const { line, area } = lines[0]!;
  const isRight =
    lines.length === 1 && area.right - line.right < line.size && line.x > (area.left + area.right) / 2;
  return isRight ? 'right' : 'left';
}

export interface ParagraphText {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly style: BlockStyle;
  /** 0..1 where any of it was recognised in a picture, else null. */
  readonly confidence: number | null;
  readonly figures: readonly FigureReading[];
}

/** Joins the lines of one paragraph; each is one segment, on its own page. */
export function joinLines(lines: readonly SetLine[], frames: ReadonlyMap<number, Frame>): ParagraphText {
  let text = '';
  const segments: Segment[] = [];
  const figures: FigureReading[] = [];
  lines.forEach(({ line }, at) => {
    const next = lines[at + 1]?.line;
    const start = text.length;
    append(figures, shiftFigures(line.figures, start));
    text += line.text + (next ? glueBetween(line, next) : '');
    const box = toPage(frames.get(line.page)!, lineBox(line));
    segments.push({ start, end: text.length, page: line.page, box });
  });
  const confidence = meanConfidence(
    lines.map(({ line }) => ({ confidence: line.confidence, weight: line.count })),
  );
  return { text, segments, style: styleOf(lines), confidence, figures };
}

function styleOf(lines: readonly SetLine[]): BlockStyle {
  const votes = new Map<number, number>();
  let bold = 0;
  let count = 0;
  for (const { line } of lines) {
    votes.set(line.size, (votes.get(line.size) ?? 0) + line.count);
    bold += line.boldCount;
    count += line.count;
  }
  const size = [...votes].sort((a, b) => b[1] - a[1])[0]![0];
  return { name: null, outline: null, bold: bold * 2 > count, size, align: alignment(lines) };
}
