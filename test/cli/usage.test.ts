import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../helpers/folders.js';
import { jishen } from '../helpers/run-jishen.js';

const folder = folderWith({
  'in/甲.txt': '绩效自评报告',
  'bad.csv': '单位\n甲\n',
  'due.csv': '单位,截止日期\n甲局,2025-07-15\n乙局,七月\n',
  'day.csv': '路径,报送日期\n甲.txt,2025-02-30\n',
  'empty/.keep': '',
});
const input = join(folder, 'in');

describe('wrong usage', () => {
  it.each([
    ['a path that does not exist', ['audit', join(folder, '没有')], '找不到'],
    ['no path', ['audit'], '缺少要审核的文件或文件夹'],
    ['an unknown option', ['audit', input, '--nope'], '没有选项“--nope”'],
    ['an unknown command', ['adit'], '没有命令“adit”'],
    ['an unknown format', ['audit', input, '--format', 'json,pdf'], '不认识“pdf”'],
    [
      'a roster that is not there',
      ['audit', input, '--roster', join(folder, 'x.csv')],
      '找不到 --roster 文件',
    ],
    ['a roster without units', ['audit', input, '--roster', join(folder, 'day.csv')], '没有“单位”'],
    ['a roster with a day that is none', ['audit', input, '--roster', join(folder, 'due.csv')], '第 3 行'],
    ['a day that is none', ['audit', input, '--submitted', '2025-02-30'], '--submitted 应为日期'],
    ['a year that is none', ['audit', input, '--year', '24'], '--year 应为四位数的年度'],
    ['an unknown mode', ['audit', input, '--ocr', 'yes'], '--ocr 应为 auto、always、never 之一'],
    ['no workers', ['audit', input, '--workers', '0'], '--workers 应为'],
    ['an unknown level', ['audit', input, '--fail-on', 'all'], '--fail-on 应为'],
    [
      'a meta file that is not there',
      ['audit', input, '--meta', join(folder, 'x.csv')],
      '找不到 --meta 文件',
    ],
    ['a meta file without paths', ['audit', input, '--meta', join(folder, 'bad.csv')], '没有“路径”'],
    ['a meta file with a day that is none', ['audit', input, '--meta', join(folder, 'day.csv')], '第 2 行'],
    ['a folder without files', ['audit', join(folder, 'empty')], '没有可审核的文件'],
    ['a worker without a place to take jobs from', ['worker'], '请先设置 REDIS_URL'],
    [
      'a server that cannot be reached',
      ['audit', input],
      '连接不上 REDIS_URL',
      { REDIS_URL: 'redis://127.0.0.1:1' },
    ],
  ])('%s: one clear line and status 1', async (_name, args, sentence, env?: NodeJS.ProcessEnv) => {
    const { status, stdout, stderr } = await jishen([...args], { cwd: folderWith(), env });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(sentence);
  });
});

it("doctor says what this machine has, in a clerk's words", async () => {
  const { status, stdout, stderr } = await jishen(['doctor']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout.match(/^(?:有|缺) /gm)).toHaveLength(8);
  expect(stdout).toContain('有  扫描件识别（Tesseract）');
});

describe('help', () => {
  it.each([
    [['--help'], /用法：.*jishen[\s\S]*命令：[\s\S]*audit/],
    [['audit', '--help'], /选项：[\s\S]*--fail-on[\s\S]*退出状态：/],
    [['--version'], /^\d+\.\d+\.\d+\n$/],
  ])('%s is on stdout, in Chinese', async (args, expected) => {
    const { status, stdout, stderr } = await jishen(args);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(expected);
  });
});
