import { parseCsv } from 'hucre/csv';
import { expect, test } from 'vitest';
import { anomalyCsv } from '../../src/exports/anomaly-csv.js';
import { finding, gather, hostile, rules, sample } from './sample.js';

test('the anomaly list has a line for each finding, in words that a clerk knows', async () => {
  const text = await gather(anomalyCsv([sample], rules));
  expect(text.startsWith('\ufeff"序号","单位","年度"')).toBe(true);
  expect(text.split('\r\n')).toHaveLength(5);
  expect(text.split('\r\n')[1]).toBe(
    '"1","某某县某某局","2024","自评报告.docx","total-mismatch","合计与明细不符","错误","“基本支出”与其明细之和相差 10万元",' +
      '"基本支出337.83万元","327.83万元","337.83万元","核对决算报表后更正","2","二、支出情况","C2 正文完整","0.95","确定"',
  );
  const rows = parseCsv(text);
  expect(rows[2]?.slice(8, 17)).toEqual([
    '九、问题 / 九、其他',
    '',
    '',
    '',
    '1、3',
    '一、基本情况 / （一）职能职责；二、支出情况',
    '',
    '0.6',
    '需人工核对',
  ]);
  expect(rows[3]?.at(-1)).toBe('确定，由第1条引起');
});

test('no cell can become a formula', async () => {
  const rows = parseCsv(await gather(anomalyCsv([hostile], rules)));
  const cells = rows.slice(1).flat().map(String);
  expect(cells.length).toBe(17);
  expect(cells.filter((cell) => /^[=+\-@\t\r＝]/.test(cell))).toEqual([]);
  expect(cells[1]).toBe('\'=HYPERLINK("http://evil.example/","点我")');
  expect(cells).toContain("'-3.5万元");
});

test.each([
  ['=1+1', "'=1+1"],
  ['+86 731', "'+86 731"],
  ['-3.5万元', "'-3.5万元"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1+1', "'=1+1"],
  ['\r=1+1', "'=1+1"],
  [' =1+1', "'=1+1"],
  ['\u200b=1+1', "'\u200b=1+1"],
  ['＝1+1', "'＝1+1"],
  ['＠SUM', "'＠SUM"],
  ['|calc', "'|calc"],
  ["=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"],
  ['-123.45', '-123.45'],
  ['-12%', '-12%'],
  ['增长-3%', '增长-3%'],
  ['含"引号"，和,逗号', '含"引号"，和,逗号'],
])('%j is written as %j', async (given, written) => {
  const review = { ...sample, findings: [finding('x', { actual: given })] };
  const [, row] = parseCsv(await gather(anomalyCsv([review], rules)), { typeInference: false });
  expect(row![10]).toBe(written);
});

test('numbers run on over submissions', async () => {
  const rows = parseCsv(await gather(anomalyCsv([sample, sample], rules)));
  expect(rows.slice(1).map(([number]) => String(number))).toEqual(['1', '2', '3', '4', '5', '6']);
});
