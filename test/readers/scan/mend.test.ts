import { describe, expect, it } from 'vitest';
import { findFigures } from '../../../src/readers/scan/find-figures.js';
import { type MendedCharacter, mend } from '../../../src/readers/scan/mend.js';

function characters(text: string): MendedCharacter[] {
  return [...text].map((each, at) => ({ text: each, x: at * 20, right: at * 20 + 18, confidence: 0.9 }));
}
const mended = (text: string) =>
  mend(characters(text))
    .map((each) => each.text)
    .join('');

describe('mending of what was read', () => {
  it.each([
    ['《一) 项目概况', '（一）项目概况'],
    ['(二》资金', '（二）资金'],
    ['全年预算数3.286.45万元', '全年预算数3,286.45万元'],
    ['支出1，500.00万元', '支出1,500.00万元'],
    ['支出1.500万元', '支出1,500万元'],
    ['２０２４年', '2024年'],
    ['共l2O.5万元', '共l20.5万元'],
    ['GDP growth rate', 'GDP growth rate'],
  ])('%s → %s', (read, printed) => expect(mended(read)).toBe(printed));

  it.each(['《预算法》', '二〇二四年', '完成率98.125%', '0.125', '12.5', '一、概况', '第1O页', '10、20、30'])(
    'leaves %s as it is',
    (read) => expect(mended(read)).toBe(read),
  );

  it('marks the comma that was read as a point, and no other', () => {
    const doubtful = (text: string) => mend(characters(text)).filter((each) => each.doubtful).length;
    expect(doubtful('1.500')).toBe(1);
    expect(doubtful('3.286.45')).toBe(0);
    expect(doubtful('1,500')).toBe(0);
  });
});

it('of two brackets that differ the round one is right', () => {
  const mended = (text: string) =>
    mend(characters(text))
      .map((each) => each.text)
      .join('');
  expect(mended('云岭市水利局〈盖章)')).toBe('云岭市水利局（盖章)');
  expect(mended('(此页为封面》')).toBe('(此页为封面）');
  expect(mended('《预算法》（2018年修正）')).toBe('《预算法》（2018年修正）');
  expect(mended('《关于印发〈办法〉的通知》')).toBe('《关于印发〈办法〉的通知》');
});

describe('a level stroke', () => {
  it('is the numeral before what follows numerals only', () => {
    const mended = (text: string) =>
      mend(characters(text))
        .map((each) => each.text)
        .join('');
    expect(mended('-、单位基本情况')).toBe('一、单位基本情况');
    expect(mended('—是人员不足')).toBe('一是人员不足');
    expect(mended('-级指标')).toBe('一级指标');
    expect(mended('—')).toBe('—');
    expect(mended('-12.6')).toBe('-12.6');
    expect(mended('—附件')).toBe('—附件');
  });
});

describe('figures worth a second look', () => {
  const found = (text: string, isCell: boolean) =>
    findFigures(characters(text), isCell).map((run) => run.text);

  it('takes amounts, rates and long numbers of running text, neither years nor the numbers of headings', () => {
    expect(found('1.全年3,286.45万元，占94.94%，共12个、2024年、3亿元', false)).toEqual([
      '3,286.45',
      '94.94%',
      '3',
    ]);
  });

  it('takes every figure of a cell, with its sign', () => {
    expect(found('-12.6', true)).toEqual(['-12.6']);
    expect(found('≥8家', true)).toEqual(['8']);
    expect(found('2023-2024', true)).toEqual(['2023', '2024']);
  });
});
