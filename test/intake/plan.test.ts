import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareNatural } from '../../src/intake/natural-order.js';
import { planSubmissions } from '../../src/intake/plan.js';
import { makeSlugs } from '../../src/intake/slug.js';
import { folderWith } from '../helpers/folders.js';

const shape = async (paths: string[], single = false, skip: string[] = []) =>
  (await planSubmissions(paths, { single, skip })).map(({ slug, kind, files }) => [
    slug,
    kind,
    files.map(({ file }) => file),
  ]);

describe('how paths become submissions', () => {
  const folder = folderWith({
    '局10/报告.docx': '1',
    '局2/报告.docx': '1',
    '局2/附件10.xlsx': '1',
    '局2/附件2.xlsx': '1',
    '局2/附表/表1.xlsx': '1',
    '打包.ZIP': '1',
    '散放.pdf': '1',
    '.隐藏.pdf': '1',
    '~$散放.docx': '1',
    'Thumbs.db': '1',
    '局2/.DS_Store': '1',
    '__MACOSX/x.pdf': '1',
  });

  it('takes each sub-folder, each zip and each loose file of a folder by name', async () => {
    expect(await shape([folder])).toEqual([
      ['局2', 'folder', ['报告.docx', '附件2.xlsx', '附件10.xlsx', '附表/表1.xlsx']],
      ['局10', 'folder', ['报告.docx']],
      ['打包', 'zip', []],
      ['散放', 'file', ['散放.pdf']],
    ]);
  });

  it('takes a file by name as one submission, once', async () => {
    const file = join(folder, '局2', '报告.docx');
    expect(await shape([file, file])).toEqual([['报告', 'file', ['报告.docx']]]);
    const [plan] = await planSubmissions([relative(process.cwd(), file)], { single: false });
    expect(plan?.source).toBe(relative(process.cwd(), file));
    expect(plan?.path).toBe(file);
  });

  it('takes every file by itself with --single', async () => {
    expect((await shape([folder], true)).map(([slug]) => slug)).toEqual([
      '局2_报告',
      '局2_附件2',
      '局2_附件10',
      '局2_附表_表1',
      '局10_报告',
      '打包',
      '散放',
    ]);
  });

  it('does not look into the output', async () => {
    expect((await shape([folder], false, [join(folder, '局2')])).map(([slug]) => slug)).not.toContain('局2');
  });

  it('follows no link that leaves the folder, and none in circles', async () => {
    const outside = folderWith({ '秘密.txt': '1' });
    const inside = folderWith({ '甲/报告.txt': '1', '乙.txt': '1' });
    symlinkSync(join(outside, '秘密.txt'), join(inside, '外.txt'));
    symlinkSync(outside, join(inside, '外部'));
    symlinkSync(inside, join(inside, '甲', '圈'));
    symlinkSync(join(inside, '乙.txt'), join(inside, '甲', '同.txt'));
    symlinkSync(join(inside, '没有'), join(inside, '断.txt'));
    expect(await shape([inside])).toEqual([
      ['乙', 'file', ['乙.txt']],
      ['甲', 'folder', ['同.txt', '报告.txt']],
    ]);
  });

  it('says that a sub-folder is empty, and refuses a path that is not there', async () => {
    const parent = folderWith({ '甲.txt': '1' });
    mkdirSync(join(parent, '空'));
    const plans = await planSubmissions([parent], { single: false });
    expect(plans.flatMap(({ failures }) => failures)).toMatchObject([{ file: '空', code: 'empty' }]);
    await expect(planSubmissions([join(parent, '没有')], { single: false })).rejects.toThrow('找不到');
  });
});

describe('names', () => {
  it('are ordered with numbers as numbers', () => {
    const names = ['附件10', '附件2', '附件02', '附件1-11', '附件1-9', '附件', '2024', '999'];
    expect([...names].sort(compareNatural)).toEqual([
      '999',
      '2024',
      '附件',
      '附件1-9',
      '附件1-11',
      '附件02',
      '附件2',
      '附件10',
    ]);
  });

  it('of folders are safe and each there once', () => {
    expect(makeSlugs(['a/b', 'A:B', 'a b', '..', 'con', 'x'.repeat(300), '报告', '报告'])).toEqual([
      'a_b',
      'A_B-2',
      'a_b-3',
      'submission',
      '_con',
      'x'.repeat(60),
      '报告',
      '报告-2',
    ]);
  });
});
