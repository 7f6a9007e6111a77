import type { Passage } from '../../model/facts.js';
import { foldText } from '../../text/fold.js';
import { formatHanNumber, parseHanNumber } from '../../text/numerals.js';
import { type Claim, defineRule } from '../define-rule.js';

interface Mark {
  readonly kind: Kind;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  /** The character before the mark, spaces left out. */
  readonly before: string;
  readonly passage: Passage;
}

/** A way of counting items inside running text. */
interface Kind {
  readonly pattern: RegExp;
  readonly ordinal: (printed: string) => number | null;
  readonly print: (ordinal: number) => string;
  /** The run may go on in the next paragraphs of the section. */
  readonly overParagraphs: boolean;
  /** A number that comes twice is a fault, not a habit. */
  readonly repeats: boolean;
}

const ORDER = ['首先', '其次', '再次'];
const KINDS: readonly Kind[] = [
  {
    pattern: /(?<![第十百\d])([一二三四五六七八九十]{1,2})(?:是|则|要)(?!一|否|年)/g,
    ordinal: parseHanNumber,
    print: (ordinal) => `${formatHanNumber(ordinal)}是`,
    overParagraphs: true,
    repeats: true,
  },
  {
    pattern: /\((\d{1,2})\)/g,
    ordinal: Number,
    print: (ordinal) => `（${ordinal}）`,
    overParagraphs: false,
    repeats: true,
  },
  {
    // 再次强调 is no third item.
    pattern: /(首先|其次|再次)(?=[,，是])/g,
    ordinal: (printed) => ORDER.indexOf(printed) + 1,
    print: (ordinal) => ORDER[ordinal - 1] ?? '最后',
    overParagraphs: false,
    repeats: false,
  },
];

/**
 * In-text runs 一是 二是 四是, （1）（3）, 首先…再次 that skip or repeat, and runs that a wrong stop cuts (…清零。六是…, while the other items end
 * in semicolons). A run starts at 一是; it may go over paragraphs.
 */
export default defineRule({
  id: 'enumeration-break',
  title: '条目序号不连续',
  why: '“一是、二是……”的序号跳过、重复或被错误的标点断开，说明条目有遗漏或误改。',
  remedy: '检查是否漏写条目，改正序号和标点。',
  severity: 'warning',
  source: '评分表 C2：自评报告撰写规范',
  needs: ['passages'],
  example: {
    wrong: `
      # 八、改进措施
      一是加强预算编制。二是完善资产台账。四是规范政府采购。`,
    right: `
      # 八、改进措施
      一是加强预算编制。二是完善资产台账。三是规范政府采购。`,
  },

  applies: ({ passages }) => runsOf(passages).length > 0,

  *check({ passages }) {
    for (const run of runsOf(passages)) {
      yield* checkOrder(run);
      yield* checkStops(run);
    }
  },
});

/** Runs of marks of one kind: each begins at one and goes on while the paragraph (or the next ones) counts on. */
function runsOf(passages: readonly Passage[]): readonly (readonly Mark[])[] {
  const spoken = passages.filter(({ kind }) => kind === 'body' || kind === 'heading');
  return KINDS.flatMap((kind) => runsOfKind(spoken, kind)).filter((run) => run.length > 1);
}

function runsOfKind(passages: readonly Passage[], kind: Kind): readonly (readonly Mark[])[] {
  const runs: Mark[][] = [];
  let run: Mark[] = [];
  let section: string | null | undefined;
  for (const passage of passages) {
    if (passage.section !== section || !kind.overParagraphs) {
      section = passage.section;
      run = [];
    }
    for (const mark of marksOf(passage, kind)) {
      if (mark.ordinal === 1) {
        run = [mark];
        runs.push(run);
      } else if (run.length > 0) {
        run.push(mark);
      }
    }
  }
  return runs;
}

/** As far back as a stop may stand before a mark, blanks between. */
const STOP_REACH = 6;

function marksOf(passage: Passage, kind: Kind): readonly Mark[] {
  const folded = foldText(passage.text);
  const marks: Mark[] = [];
  for (const match of folded.text.matchAll(kind.pattern)) {
    const ordinal = kind.ordinal(match[1]!);
    if (ordinal === null || ordinal === 0) continue;
    const before =
      folded.text
        .slice(Math.max(0, match.index - STOP_REACH), match.index)
        .trimEnd()
        .at(-1) ?? '';
    // Inside a sentence 一是 or （1） is no item mark: it opens the paragraph or follows a stop.
    if (before !== '' && !/[,，;；。:：、.!?)）]/.test(before)) continue;
    const [start, end] = folded.range(match.index, match.index + match[0].length);
    marks.push({ kind, ordinal, start, end, before, passage });
  }
  return marks;
}

function* checkOrder(run: readonly Mark[]): Iterable<Claim> {
  for (let index = 1; index < run.length; index += 1) {
    const before = run[index - 1]!;
    const mark = run[index]!;
    if (mark.ordinal === before.ordinal + 1) continue;
    const repeated = mark.ordinal <= before.ordinal;
    if (repeated && !mark.kind.repeats) continue;
    const expected = mark.kind.print(before.ordinal + 1);
    yield {
      message: repeated
        ? `条目“${printed(mark)}”与前面的序号重复或倒序，应为“${expected}”。`
        : `条目从“${printed(before)}”跳到“${printed(mark)}”，缺“${expected}”。`,
      at: refOf(mark),
      related: [refOf(before)],
      expected,
      actual: printed(mark),
    };
  }
}

/** Items of one paragraph parted by ；and one by 。: the run is cut. */
function* checkStops(run: readonly Mark[]): Iterable<Claim> {
  const inner = run.slice(1).filter((mark) => mark.passage === run[0]!.passage);
  const semicolons = inner.filter(({ before }) => before === ';' || before === '；').length;
  const stops = inner.filter(({ before }) => before === '。');
  if (semicolons < 2 || stops.length !== 1) return;
  const mark = stops[0]!;
  yield {
    message: `其他条目之间用分号，“${printed(mark)}”之前却用了句号，条目被断开。`,
    at: { ...refOf(mark), start: Math.max(0, mark.start - 1) },
    expected: `；${printed(mark)}`,
    actual: `。${printed(mark)}`,
    severity: 'info',
  };
}

const printed = (mark: Mark): string => mark.passage.text.slice(mark.start, mark.end);
const refOf = (mark: Mark): Passage['ref'] => ({ ...mark.passage.ref, start: mark.start, end: mark.end });
