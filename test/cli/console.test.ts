import { describe, expect, it } from 'vitest';
import { alignRows, cutTo, widthOf } from '../../src/cli/align.js';
import { breakdown } from '../../src/cli/breakdown.js';
import { duration, openConsole, progressLine } from '../../src/cli/console.js';
import type { Entry } from '../../src/cli/ledger.js';
import { openRate } from '../../src/cli/rate.js';

/** A console whose clock is set by hand, and what it wrote. */
function consoleAt(isTTY: boolean, progress: boolean | null = null, isQuiet = false) {
  const written: string[] = [];
  let time = 0;
  const stream = { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  const shell = openConsole({ isQuiet, progress }, stream, () => time);
  return {
    shell,
    written,
    at: (ms: number) => {
      time = ms;
    },
  };
}

describe('progress', () => {
  it('says how many are done, the rate, the time left and what could not be read', () => {
    const of = (done: number, total: number, perSecond: number | null, failures = 0) =>
      progressLine({ done, total, perSecond, failures });
    expect(of(0, 40, null)).toBe('已审核 0/40 份');
    expect(of(10, 40, 2)).toBe('已审核 10/40 份  120 份/分  剩余约 15 秒');
    expect(of(1, 3, 1 / 60, 2)).toBe('已审核 1/3 份  1.0 份/分  剩余约 2 分 0 秒  2 个文件无法读取');
    expect(duration(3700)).toBe('1 小时 1 分');
  });

  it('is one line that is rewritten where somebody looks', () => {
    const { shell, written, at } = consoleAt(true);
    shell.progress(0, 100);
    at(50);
    shell.progress(1, 100);
    at(1000);
    shell.progress(2, 100);
    shell.say('一行');
    expect(written).toEqual([
      '\r\x1b[K已审核 0/100 份',
      '\r\x1b[K已审核 2/100 份  120 份/分  剩余约 49 秒',
      '\r\x1b[K',
      '一行\n',
    ]);
  });

  it('is a plain line now and then where it goes to a file', () => {
    const { shell, written, at } = consoleAt(false);
    for (let second = 0; second <= 70; second += 1) {
      at(second * 1000);
      shell.progress(second, 100, 1);
    }
    shell.clear();
    expect(written).toEqual([
      '已审核 30/100 份  60 份/分  剩余约 1 分 10 秒  1 个文件无法读取\n',
      '已审核 60/100 份  60 份/分  剩余约 40 秒  1 个文件无法读取\n',
    ]);
  });

  it.each([
    ['--no-progress', false, false],
    ['--quiet', null, true],
  ] as const)('is not there with %s', (_name, progress, isQuiet) => {
    const { shell, written, at } = consoleAt(true, progress, isQuiet);
    at(99_000);
    shell.progress(1, 2);
    shell.status('正在比对');
    expect(written).toEqual([]);
  });
});

it('takes the rate from the last minute, not from what was found done', () => {
  const rate = openRate();
  expect(rate(1500, 0)).toBeNull();
  expect(rate(1500, 10)).toBeNull();
  for (let second = 11; second < 200; second += 1) rate(1500 + second - 10, second);
  expect(rate(1690, 200)).toBeCloseTo(1, 2);
  for (let second = 201; second < 300; second += 1) rate(1690 + 3 * (second - 200), second);
  expect(rate(1990, 300)).toBeCloseTo(3, 1);
});

describe('columns', () => {
  it('stand under each other whatever the width of the characters', () => {
    expect(widthOf('绩效（A1）、é́')).toBe(2 * 2 + 2 + 2 + 2 + 2 + 1);
    expect(widthOf('€…ab')).toBe(4);
    const lines = alignRows([
      ['单位', '错误'],
      ['青石县档案馆', 3],
      ['A局', 120],
    ]);
    expect(lines).toEqual(['单位          错误', '青石县档案馆     3', 'A局            120']);
    expect(new Set(lines.map(widthOf))).toEqual(new Set([18]));
  });

  it('are cut where a name is too long', () => {
    expect(cutTo('青石县档案馆', 12)).toBe('青石县档案馆');
    expect(cutTo('青石县档案馆', 11)).toBe('青石县档..');
    expect(widthOf(cutTo('青石县档案馆馆馆', 11))).toBeLessThanOrEqual(11);
  });
});

describe('the summary by rule and unit', () => {
  const entry = (
    unit: string,
    rules: Record<string, number>,
    error: number,
    failures: string[] = [],
  ): Entry => ({
    position: 0,
    source: `报送/${unit}`,
    reviewKey: unit,
    isReviewed: true,
    from: 'work',
    unit,
    submitted: null,
    name: unit,
    errors: [],
    counts: { error, warning: 0, info: 1 },
    rules: new Map(Object.entries(rules)),
    failures,
  });
  const rules = [
    { id: 'a', title: '甲规则', severity: 'info' },
    { id: 'b', title: '乙', severity: 'error' },
    { id: 'c', title: '丙', severity: 'error' },
  ] as const;

  it('has errors first and the most first, and each rule with its submissions', () => {
    const lines = breakdown(
      [entry('甲局', { a: 1, b: 2 }, 2), entry('乙局', { a: 1, b: 1, c: 5 }, 6, ['x'])],
      rules,
    );
    expect(lines).toEqual([
      '',
      '按规则：',
      '  等级  规则    编号  疑点  材料',
      '  错误  丙      c        5     1',
      '  错误  乙      b        3     2',
      '  提示  甲规则  a        2     2',
      '',
      '按单位：',
      '  单位  错误  警告  提示  无法读取',
      '  乙局     6     0     1         1',
      '  甲局     2     0     1         0',
    ]);
  });

  it('adds up the submissions of one unit, and says how many more there are', () => {
    const many = Array.from({ length: 12 }, (_, index) => entry(`第${index}局`, { a: 1 }, index));
    const lines = breakdown([...many, entry('第1局', { a: 1 }, 50)], rules);
    expect(lines).toContain('按单位（共 12 个单位，列出前 10）：');
    expect(lines.find((line) => line.includes('第1局'))).toMatch(/第1局\s+51\s/);
    expect(lines.findIndex((line) => line.includes('第1局'))).toBeLessThan(
      lines.findIndex((line) => line.includes('第11局')),
    );
  });

  it('is not said of one submission alone, nor of none with findings', () => {
    expect(breakdown([entry('甲局', { a: 1 }, 1)], rules)).toEqual([]);
    const clean = { ...entry('甲局', {}, 0), counts: { error: 0, warning: 0, info: 0 } };
    expect(breakdown([clean, clean], rules)).toEqual([]);
  });
});
