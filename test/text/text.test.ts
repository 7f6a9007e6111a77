import { describe, expect, it } from 'vitest';
import { add, compare, divide, formatDecimal, parseDecimal, subtract } from '../../src/text/decimal.js';
import { foldKey, foldText } from '../../src/text/fold.js';
import { parseLabel } from '../../src/text/labels.js';
import { formatHanNumber, parseHanNumber } from '../../src/text/numerals.js';

const decimal = (text: string) => parseDecimal(text)!;

describe('exact decimals', () => {
  it('adds what floats cannot', () => {
    expect(formatDecimal(add(decimal('0.1'), decimal('0.2')))).toBe('0.3');
    expect(formatDecimal(add(decimal('76.76'), decimal('10.8')), 2)).toBe('87.56');
    expect(formatDecimal(subtract(decimal('1'), decimal('0.00012345')))).toBe('0.99987655');
  });

  it('rounds half away from zero', () => {
    expect(formatDecimal(divide(decimal('25632'), decimal('117'), 2)!)).toBe('219.08');
    expect(formatDecimal(divide(decimal('-1'), decimal('8'), 2)!)).toBe('-0.13');
    expect(divide(decimal('1'), decimal('0'), 2)).toBeNull();
  });

  it('compares across scales', () => {
    expect(compare(decimal('1.50'), decimal('1.5'))).toBe(0);
    expect(parseDecimal('1.2.3')).toBeNull();
  });
});

describe('numerals', () => {
  it.each([
    ['九', 9],
    ['十', 10],
    ['十一', 11],
    ['二十三', 23],
    ['廿一', 21],
    ['一百零二', 102],
    ['二〇二四', 2024],
  ])('reads %s', (text, value) => {
    expect(parseHanNumber(text)).toBe(value);
  });

  it('refuses what is no number', () => {
    expect(parseHanNumber('十百')).toBeNull();
    expect(parseHanNumber('一'.repeat(500))).toBeNull();
  });

  it('prints what headings print', () => {
    expect([1, 10, 11, 20, 23].map(formatHanNumber)).toEqual(['一', '十', '十一', '二十', '二十三']);
  });
});

describe('folding', () => {
  it('keeps the way back to the printed text', () => {
    const printed = '收入　１２万(wàn)元';
    const folded = foldText(printed);
    expect(folded.text).toBe('收入 12万元');
    const start = folded.text.indexOf('12');
    expect(printed.slice(...folded.range(start, start + 4))).toBe('１２万(wàn)元');
  });

  it('makes titles comparable', () => {
    expect(foldKey('三、“三公”經費 支出')).toBe(foldKey('三、"三公"经费支出'));
  });
});

describe('labels', () => {
  it.each([
    ['一、单位基本情况', 'han', 1, 1],
    ['十二、其他', 'han', 1, 12],
    ['一．基本情况', 'han', 1, 1],
    ['（三）项目支出', 'han-paren', 2, 3],
    ['(一) 基本支出', 'han-paren', 2, 1],
    ['1. 总体情况', 'digit', 3, 1],
    ['1．总体情况', 'digit', 3, 1],
    ['2、2024年情况', 'digit', 3, 2],
    ['（1）资金', 'digit-paren', 4, 1],
    ['1)党政办', 'digit-paren', 4, 1],
    ['①数量', 'circled', 5, 1],
    ['第一部分 概况', 'part', 0, 1],
    ['第二章 决算', 'part', 0, 2],
    ['1.1 概况', 'decimal', 4, 1],
    ['1.1.2 概况', 'decimal', 5, 2],
    ['一、2022年预算安排', 'han', 1, 1],
    ['二二、主要职能', 'han', 1, 2],
  ])('reads %s', (line, style, level, ordinal) => {
    expect(parseLabel(line)).toMatchObject({ style, level, ordinal });
  });

  it.each(['2024年度支出', '1.5万元', '12.30%', '一般公共预算', '一是预算不细', '十分重要', '三公经费'])(
    'sees no label in %s',
    (line) => {
      expect(parseLabel(line)).toBeNull();
    },
  );
});
