import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Review } from '../../src/model/review.js';
import { folderWith } from '../helpers/folders.js';
import { jishen, moodyChild } from '../helpers/run-jishen.js';
import { truncatedZip, zipOf } from '../helpers/zips.js';

const reports = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`单位${index + 1}.txt`, `第${index + 1}份绩效自评报告`]),
  );
const results = (out: string) =>
  readdirSync(join(out, 'submissions')).filter((slug) =>
    existsSync(join(out, 'submissions', slug, 'result.json')),
  );
const noStack = (text: string) => expect(text).not.toMatch(/^\s+at .*:\d+/m);

describe('jishen audit', () => {
  it('gives 37 reviews and 3 clear errors for 40 files of which three cannot be read', async () => {
    const folder = folderWith({
      ...reports(37),
      '截断.docx': truncatedZip(),
      '空.pdf': '',
      '程序.pdf': 'MZ\x90\0\x03\0\0\0\x04\0\0\0',
    });
    const out = join(folderWith(), 'out');
    const { status, stdout, stderr } = await jishen([
      'audit',
      folder,
      '-o',
      out,
      '--format',
      'json,ndjson',
      '--json',
    ]);
    expect(status).toBe(2);
    noStack(stderr);
    const failures = stderr.split('\n').filter((line) => line.startsWith('无法读取'));
    expect(failures).toHaveLength(3);
    expect(failures.join('\n')).toMatch(/截断\.docx.*损坏[\s\S]*程序\.pdf.*Windows[\s\S]*空\.pdf.*空文件/);
    expect(stderr).toContain('共 40 份材料，已审核 37 份，3 份无法读取');
    expect(results(out)).toHaveLength(37);

    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Review);
    expect(lines.map(({ source }) => source)).toEqual(
      Array.from({ length: 37 }, (_, index) => join(folder, `单位${index + 1}.txt`)),
    );
    const linesOf = (name: string) =>
      readFileSync(join(out, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const kept = linesOf('results.ndjson');
    expect(kept).toHaveLength(37);
    expect(kept.every(({ schema }) => schema === 'jishen.review/1')).toBe(true);
    const failed = linesOf('failures.ndjson');
    expect(failed.map(({ errors }) => errors[0].code).sort()).toEqual(['corrupt', 'empty', 'unsupported']);
  });

  it('keeps a submission of which some files can be read, with the errors in its review', async () => {
    const folder = folderWith({
      '甲局/报告.txt': '绩效自评报告',
      '甲局/附件1.docx': truncatedZip(),
      '乙局/报告.txt': '报告',
    });
    const out = join(folderWith(), 'out');
    const { status, stdout } = await jishen(['audit', folder, '-o', out, '--json', '-q']);
    expect(status).toBe(2);
    const [, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Review);
    expect(second).toMatchObject({
      source: join(folder, '甲局'),
      errors: [{ file: '附件1.docx', code: 'corrupt' }],
    });
  });

  it('takes a zip for one submission, with what cannot be unpacked as an error', async () => {
    const good = zipOf({ '乙局/报告.txt': '绩效自评报告', '乙局/附件/说明.txt': '说明', '../外.txt': '1' });
    const folder = folderWith({ '乙局.zip': good, '坏.zip': good.subarray(0, 100), '甲.txt': '报告' });
    const out = join(folderWith(), 'out');
    const { status, stdout, stderr } = await jishen(['audit', folder, '-o', out, '--json']);
    expect(status).toBe(2);
    const reviews = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Review);
    expect(reviews.map(({ source, errors }) => [source, errors.map(({ code }) => code)])).toEqual([
      [join(folder, '乙局.zip'), ['corrupt']],
      [join(folder, '甲.txt'), []],
    ]);
    expect(stderr).toMatch(/无法读取 \S+乙局\.zip.*外\.txt[\s\S]*无法读取 \S+坏\.zip：压缩包“坏\.zip”已损坏/);
    expect(existsSync(join(out, '.jishen', 'scratch'))).toBe(false);
  });

  it('gives the same bytes twice, the time aside', async () => {
    const folder = folderWith(reports(5));
    const run = async () => {
      const { status, stdout } = await jishen([
        'audit',
        folder,
        '-o',
        join(folderWith(), 'out'),
        '--json',
        '--workers',
        '2',
      ]);
      expect(status).toBe(0);
      return stdout.replace(/"ms":\d+/g, '"ms":0');
    };
    expect(await run()).toBe(await run());
  });

  it('takes dates and units from --meta before those for all', async () => {
    const folder = folderWith({ '甲.txt': '报告', '乙.txt': '报告' });
    const files = folderWith({
      'meta.csv': '\uFEFF路径,单位,年度,报送日期\r\n甲.txt,甲局,2023,2024/7/1\r\n丙.txt,,,\r\n',
    });
    const args = ['--meta', join(files, 'meta.csv'), '--year', '2024', '--published', '2025-07-01'];
    const { status, stdout, stderr } = await jishen([
      'audit',
      folder,
      '-o',
      join(files, 'out'),
      '--json',
      ...args,
    ]);
    expect(status).toBe(0);
    const [second, first] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Review);
    expect(first).toMatchObject({
      unit: '甲局',
      year: 2023,
      submitted: '2024-07-01',
      published: '2025-07-01',
    });
    expect(second).toMatchObject({ unit: null, year: 2024, submitted: null, published: '2025-07-01' });
    expect(stderr).toContain('“丙.txt”没有对应的文件');
  });

  it('ends a file that crashes or hangs as one error and goes on with the rest', async () => {
    const folder = folderWith({
      '甲局/崩溃.txt': '一',
      '甲局/报告.txt': '二',
      '死循环.txt': '三',
      '乙.txt': '四',
    });
    const log = join(folderWith(), 'log');
    const { status, stdout, stderr } = await jishen(
      ['audit', folder, '-o', join(folderWith(), 'out'), '--json'],
      {
        env: { TEST_CHILD: moodyChild, TEST_CHILD_LOG: log, JISHEN_QUEUE_LOCK_MS: '1000' },
      },
    );
    expect(status).toBe(2);
    noStack(stderr);
    const reviews = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Review);
    expect(reviews).toHaveLength(2);
    expect(reviews.flatMap(({ errors }) => errors)).toMatchObject([{ file: '崩溃.txt', code: 'crash' }]);
    expect(stderr).toMatch(/死循环\.txt.*超过时限/);
    const begun = readFileSync(log, 'utf8');
    // Once with all that belongs to it, then each file alone: a crash may have had another cause, so it is tried again; what
    // our own clock killed is not.
    expect(begun.match(/崩溃/g)).toHaveLength(1 + 3);
    expect(begun.match(/死循环/g)).toHaveLength(1 + 1);
  });

  it('refuses the output folder while another process works in it', async () => {
    const folder = folderWith({ '甲.txt': '报告' });
    const out = join(folderWith(), 'out');
    const { lockFolder } = await import('../../src/adapters/db/lock.js');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(out, '.jishen'), { recursive: true });
    const lock = await lockFolder(join(out, '.jishen'));
    const { status, stderr } = await jishen(['audit', folder, '-o', out]);
    await lock.release();
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('另一个绩审进程正在使用');
  });
});
