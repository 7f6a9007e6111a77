import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClauses, namePattern } from '../../src/across/clauses.js';

const names = namePattern(['青石县档案馆', '县档案馆']);
const hashes = (text: string, pattern: RegExp | null = names) =>
  findClauses(text, { names: pattern }).map(({ hash }) => hash);
const kinds = (text: string) =>
  findClauses(text, { names }).map(({ exact, stock }) => (stock ? 'stock' : exact ? 'fact' : 'prose'));

describe('clauses', () => {
  it('are the same whatever the unit, the figures, the width and the place in the list', () => {
    const other = namePattern(['白水县林业局']);
    expect(hashes('一是青石县档案馆全年办结来信37件，我馆派出 值班人员12名。')).toEqual(
      hashes('（三）白水县林业局全年办结来信１，204件，本局派出值班人员5名。', other),
    );
  });

  it('are cut at stops, not inside figures', () => {
    const text = '全年支出1,234.56万元；比上年增长3.5%，其中：人员经费较多。';
    expect(findClauses(text, { names }).map(({ start, end }) => text.slice(start, end))).toEqual([
      '全年支出1,234.56万元；',
      '比上年增长3.5%，',
      '人员经费较多。',
    ]);
  });

  it('tell facts from dates, document numbers, full marks and zeros', () => {
    expect(kinds('接待查档群众1200人次。')).toEqual(['fact']);
    expect(kinds('资金使用率达到98.5%。')).toEqual(['fact']);
    expect(
      kinds('2024年3月完成任务分解。各项任务完成率100%。依照财绩〔2023〕5号执行。全年事故0起的目标实现。'),
    ).toEqual(['prose', 'prose', 'prose', 'prose']);
  });

  it('tell statutory and stock wording', () => {
    expect(
      kinds(
        '根据《中华人民共和国预算法》的有关规定。将评价结果作为以后年度预算安排的依据。本单位没有政府性基金预算支出。',
      ),
    ).toEqual(['stock', 'stock', 'stock']);
  });

  it('lie in the text, in order, without overlap', () => {
    const signs = fc.constantFrom(...'年内把老库房翻修，。；：1234.%（）“”\u3000 \n青石县档案馆'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 120 }), fc.nat(20), (text, from) => {
        let last = from;
        for (const { start, end, length } of findClauses(text, { from, names })) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(length).toBeGreaterThanOrEqual(5);
          last = end;
        }
      }),
    );
  });
});
