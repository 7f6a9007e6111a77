import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonRuns, piecesOf } from '../../../web/src/overview/copies/common-runs.js';
import { linesOf } from '../../../web/src/overview/copies/lines-of.js';

const cut = (text: string, [from, to]: readonly [number, number]) => text.slice(from, to);

describe('what two texts have in common', () => {
  it('is found whatever its punctuation and line ends, and cut from each as it stands there', () => {
    const a = '本馆把三处老库房的漏雨屋面，全部翻修完毕。其他事情略。';
    const b = '今年以来，本局把三处老库房的漏雨屋面全部\n翻修完毕；林区道路修通两条。';
    const { runs, percent } = commonRuns(a, b);
    expect(runs).toHaveLength(1);
    expect(cut(a, runs[0]!.a)).toBe('把三处老库房的漏雨屋面，全部翻修完毕');
    expect(cut(b, runs[0]!.b)).toBe('把三处老库房的漏雨屋面全部\n翻修完毕');
    expect(runs[0]!.length).toBe(17);
    expect(percent).toBe(Math.round((17 / 24) * 100));
  });

  it('is found where its order differs', () => {
    const [one, two] = ['甲乙丙丁戊己庚辛壬癸子丑寅卯', '一二三四五六七八九十百千万亿'];
    const { runs } = commonRuns(`${one}，${two}`, `${two}。其间另有别的文字。${one}`);
    expect(runs.map(({ length }) => length)).toEqual([14, 14]);
    expect(runs[0]!.b[0]).toBeGreaterThan(runs[1]!.b[0]);
  });

  it('is no turn of phrase', () => {
    expect(commonRuns('按照预算绩效管理要求，结合实际', '按照预算绩效管理要求，认真开展').runs).toEqual([]);
    expect(commonRuns('', '')).toEqual({ runs: [], percent: 0 });
  });

  it('does not part numbers', () => {
    const { runs } = commonRuns(
      '云岭市市场监督管理局与直属各单位2024年度',
      '云岭市市场监督管理局与直属各单位2023年度',
    );
    expect(runs.map(({ a }) => a)).toEqual([[0, 16]]);
  });

  it('always reads the same on both sides', () => {
    const letters = fc
      .array(fc.constantFrom('甲', '乙', '，', ' '), { maxLength: 80 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const { runs } = commonRuns(a, b, 4);
        const bare = (text: string) => text.replace(/[， ]/g, '');
        for (const run of runs) {
          expect(bare(cut(a, run.a))).toBe(bare(cut(b, run.b)));
          expect(bare(cut(a, run.a))).toHaveLength(run.length);
        }
      }),
    );
  });
});

describe('the pieces of a text', () => {
  it('put together are its lines, and a run goes over the end of a line', () => {
    const lines = ['一二三', '', '四五六'];
    expect(piecesOf(lines, [[1, 6]])).toEqual([
      [
        { text: '一', run: null },
        { text: '二三', run: 0 },
      ],
      [],
      [
        { text: '四', run: 0 },
        { text: '五六', run: null },
      ],
    ]);
  });

  it('belong to the first run where runs overlap', () => {
    expect(
      piecesOf(
        ['一二三四'],
        [
          [0, 3],
          [1, 4],
        ],
      ),
    ).toEqual([
      [
        { text: '一二三', run: 0 },
        { text: '四', run: 1 },
      ],
    ]);
  });
});

describe('the lines of a document', () => {
  it('are its paragraphs and table rows, without running heads and comments', () => {
    const base = { index: 0, page: 1, box: null, source: 'text', confidence: 1 } as const;
    const paragraph = (text: string, rest: object = {}) => ({
      ...base,
      kind: 'paragraph',
      layer: 'body',
      text,
      mark: null,
      ...rest,
    });
    const cell = (row: number, column: number, text: string) => ({ row, column, text });
    const blocks = [
      paragraph('第 1 页', { layer: 'furniture' }),
      paragraph('一、概况'),
      paragraph('批注', { mark: 'comment' }),
      {
        ...base,
        kind: 'table',
        layer: 'body',
        rows: 2,
        columns: 2,
        cells: [cell(0, 0, '项目'), cell(0, 1, '金额\n（万元）'), cell(1, 0, '基本支出')],
      },
    ];
    expect(linesOf({ blocks } as never)).toEqual(['一、概况', '项目 │ 金额 （万元）', '基本支出']);
  });
});
