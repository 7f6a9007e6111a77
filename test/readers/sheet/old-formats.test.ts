import { readFileSync } from 'node:fs';
import CFB from 'cfb';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../html/read.js';
import { failureOf, modelOf, noticesOf } from './read.js';

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../fixtures/formats/${name}`, import.meta.url));

const form = [
  '2024年度项目支出绩效自评表',
  '填报单位：甲县档案局',
  '单位：万元',
  '项目 | 年初预算数 | 全年执行数 | 执行率 | 填报日期 / 年度资金总额 | 120.50 | 117.26 | 97.31% | 2025年7月15日[2x1] / 其中：当年财政拨款 | 120.50 | 117.26 | 97.31% / 上年结转资金 | - | - |  |  / 合计 |  | 234.5 |  |  / 隐藏行 | 1.00 | 1.00 |  | ',
  '注：本表由单位填报。',
];

const record = (id: number, ...data: readonly number[]): readonly number[] => [
  id & 255,
  id >> 8,
  data.length,
  0,
  ...data,
];
function workbook(...records: readonly (readonly number[])[]): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(
    container,
    'Workbook',
    Buffer.from([...records.flat(), ...new Array<number>(5000).fill(0)]),
  );
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}

describe('workbooks of older programs', () => {
  it('.xls: figures by their formats, hidden sheets left out', async () => {
    const model = await modelOf(fixture('form.xls'), '自评表.et');
    expect(model.format).toBe('xls');
    expect(linesOf(model)).toEqual(form);
    expect(noticesOf(model)).toEqual(['hidden-text', 'hidden-text']);
  });

  it('.ods: the same form', async () => {
    const model = await modelOf(fixture('form.ods'), '自评表.ods');
    expect(linesOf(model)).toEqual(form);
    expect(noticesOf(model)).toEqual(['hidden-text', 'hidden-text']);
  });

  it('says what to do with a password, an older version, a damaged file', async () => {
    expect(await failureOf(workbook(record(0x809, 0, 6, 5, 0), record(0x2f, 0, 0)))).toBe('encrypted');
    expect(await failureOf(workbook(record(0x809, 0, 5, 5, 0), record(0x0a)))).toBe('unsupported');
    const whole = fixture('form.xls');
    expect(await failureOf(whole.subarray(0, 3000))).toBe('corrupt');
    for (let at = 512; at < whole.length; at += 97) {
      const broken = Uint8Array.from(whole);
      broken.fill(0xff, at, at + 8);
      expect(await failureOf(broken)).toMatch(/^(?:read|corrupt|unsupported|encrypted|empty)$/);
    }
  });
});
