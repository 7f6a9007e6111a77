import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../html/read.js';
import { modelOf, noticesOf } from './read.js';

const csv =
  '2024年度项目支出绩效自评表,,\r\n填报单位：甲县档案局,,单位：万元\r\n项目,预算,决算\r\n"办公费、,水费","1,200.50",0.9\r\n合计,,="012"\r\n';
const shown = [
  '2024年度项目支出绩效自评表',
  '填报单位：甲县档案局',
  '单位：万元',
  '项目 | 预算 | 决算 / 办公费、,水费 | 1,200.50 | 0.9 / 合计 |  | 012',
];

describe('a table saved as text', () => {
  it.each([
    ['UTF-8 with a mark', `\ufeff${csv}`, 'utf8', '附表.csv', []],
    ['GBK', csv, 'gbk', '附表.csv', ['encoding-guessed']],
    [
      'tabs under the name of Excel',
      csv
        .replaceAll('"办公费、,水费","1,200.50"', '"办公费、,水费"\t"1,200.50"')
        .replaceAll(/,(?![水2])/g, '\t'),
      'utf8',
      '附表.xls',
      [],
    ],
    ['semicolons', csv.replaceAll(/,(?![水2])/g, ';'), 'utf8', '附表.csv', []],
    ['a line that names the delimiter', `sep=,\r\n${csv}`, 'utf8', '附表.csv', []],
  ])('%s', async (_, text, encoding, file, notices) => {
    const model = await modelOf(iconv.encode(text, encoding), file);
    expect(model.format).toBe('text');
    expect(linesOf(model)).toEqual(shown);
    expect(noticesOf(model)).toEqual(notices);
  });

  it('is known by its content under another name', async () => {
    const model = await modelOf(Buffer.from('项目,预算,决算\n甲,1,2\n乙,3,4\n合计,4,6\n'), '附表.dat');
    expect(linesOf(model)).toEqual(['项目 | 预算 | 决算 / 甲 | 1 | 2 / 乙 | 3 | 4 / 合计 | 4 | 6']);
  });

  it('with a quotation mark that nobody closed', async () => {
    const model = await modelOf(Buffer.from('项目,预算\n"甲,1\n乙,3\n'), '附表.csv');
    expect(linesOf(model)).toEqual(['项目 | 预算 / "甲 | 1 / 乙 | 3']);
  });

  it('is not every text with commas in it', async () => {
    const text =
      '一、概况\n本单位有编制6名,在职5名,退休2名。\n二、支出\n全年支出10万元,结余2万元,结转1万元。\n';
    expect(
      (await modelOf(Buffer.from(text), '报告.txt')).blocks.every(({ kind }) => kind === 'paragraph'),
    ).toBe(true);
    expect(linesOf(await modelOf(Buffer.from('一、概况\n本单位有编制6名。'), '报告.csv'))).toEqual([
      '一、概况',
      '本单位有编制6名。',
    ]);
  });
});
