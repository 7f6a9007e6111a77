import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planSubmissions } from '../../src/intake/plan.js';
import { unpack } from '../../src/intake/unpack.js';
import { limitsOf } from '../../src/pipeline/limits.js';
import { type PrepareOptions, prepare } from '../../src/pipeline/prepare.js';
import type { TaskRunner, UnpackTask } from '../../src/ports/tasks.js';
import { folderWith } from '../helpers/folders.js';
import { zipOf } from '../helpers/zips.js';

/** Unpacks in this process: the files of these tests are our own. */
const children = {
  run: ({ path, folder, limits }: UnpackTask) => unpack(path, folder, limits),
  close: async () => undefined,
} as unknown as TaskRunner;

const options = (): PrepareOptions => ({
  run: 'r',
  engine: 'e',
  rubric: 'b',
  ocr: 'never',
  limits: limitsOf({}),
  given: () => ({ unit: null, year: null, submitted: null, published: null }),
  children,
  scratch: folderWith(),
});

describe('the files of a submission', () => {
  it('include those in the zips of its folder', async () => {
    const folder = folderWith({
      '甲局/报告.docx': '1',
      '甲局/附件/附表.zip': zipOf({
        '表1.xlsx': '2',
        '内.zip': zipOf({ '表2.xlsx': '3' }),
        '旧.rar': 'Rar!\x1a\x07',
      }),
      '甲局/坏.zip': 'x',
    });
    const [plan] = await planSubmissions([folder], { single: false });
    const { documents, failures, dispose } = await prepare(plan!, 0, options());
    expect(documents.map(({ file }) => file)).toEqual([
      '报告.docx',
      '附件/附表.zip/表1.xlsx',
      '附件/附表.zip/内.zip/表2.xlsx',
    ]);
    expect(failures.map(({ file, code }) => [file, code]).sort()).toEqual(
      [
        ['坏.zip', 'corrupt'],
        ['附件/附表.zip/旧.rar', 'unsupported'],
      ].sort(),
    );
    await dispose();
  });

  it('have the names of the archive where the archive is the submission', async () => {
    const folder = folderWith({
      '甲局.zip': zipOf({ '报告.docx': '1', '附表.zip': zipOf({ '表.xlsx': '2' }) }),
    });
    const [plan] = await planSubmissions([join(folder, '甲局.zip')], { single: false });
    const { documents } = await prepare(plan!, 0, options());
    expect(documents.map(({ file }) => file)).toEqual(['报告.docx', '附表.zip/表.xlsx']);
  });
});
