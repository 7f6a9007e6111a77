import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../helpers/folders.js';
import { jishen } from '../helpers/run-jishen.js';
import { reads, slowly } from '../helpers/twenty-files.js';
import { truncatedZip } from '../helpers/zips.js';

const TIMEOUT = 120_000;
const report = (unit: string) =>
  `${unit}2024年度部门整体支出绩效自评报告\n一、单位基本情况\n职能。\n一、存在的问题\n无。`;

const input = () =>
  folderWith({
    '甲局/报告.txt': report('青石县甲局'),
    '甲局/附表.txt': '附表\n合计 12.50万元',
    '乙局.txt': report('青石县乙局'),
    '损坏.docx': truncatedZip(),
    '残缺/报告.txt': report('青石县丙局'),
    '残缺/附表.docx': truncatedZip(),
  });

/** Runs it with a child that notes what it reads. */
async function audit(folder: string, cache: string, ...options: string[]) {
  const [out, log] = [join(folderWith(), 'out'), join(folderWith(), 'log')];
  const all = ['--format', 'json,ndjson,xlsx,csv,html,docx', ...options];
  const { status, stderr } = await jishen(['audit', folder, '-o', out, '--cache', cache, ...all], {
    env: slowly(log, 0),
  });
  expect(status).toBe(2);
  return {
    out,
    stderr,
    read: reads(log)
      .map(({ file }) => file)
      .sort(),
  };
}

function outputs(out: string): Record<string, string> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths
      .filter((path) => !path.includes('.jishen'))
      .map((path) => [path.slice(out.length), readFileSync(path).toString('base64')]),
  );
}

describe('the cache between runs', () => {
  it(
    'gives the same bytes without reading what it knows, into another folder too',
    async () => {
      const [folder, cache] = [input(), folderWith()];
      const first = await audit(folder, cache);
      expect(first.read).toHaveLength(6);
      const second = await audit(folder, cache);
      expect(second.read).toEqual([]);
      expect(second.stderr).toContain('其中 3 份内容未变、取自缓存');
      expect(Object.keys(outputs(first.out)).length).toBeGreaterThan(10);
      expect(outputs(second.out)).toEqual(outputs(first.out));
    },
    TIMEOUT,
  );

  it(
    'reads only the file that changed, and nothing for another score sheet',
    async () => {
      const [folder, cache] = [input(), folderWith()];
      await audit(folder, cache);
      writeFileSync(join(folder, '甲局', '附表.txt'), '附表\n合计 13.50万元');
      expect((await audit(folder, cache)).read).toEqual(['附表.txt']);
      const rubric = join(folderWith(), 'own.yaml');
      const text = readFileSync('rubrics/default.yaml', 'utf8');
      writeFileSync(rubric, text.replace(/^name: /m, 'name: 本县'));
      const other = await audit(folder, cache, '--rubric', rubric);
      expect(other.read).toEqual([]);
      expect(other.stderr).not.toContain('取自缓存');
    },
    TIMEOUT,
  );

  it(
    'is left alone with --no-cache, and what is broken in it is made anew',
    async () => {
      const [folder, cache] = [input(), folderWith()];
      const first = await audit(folder, cache);
      expect((await audit(folder, cache, '--no-cache')).read).toHaveLength(6);
      const entries = readdirSync(cache, { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile(),
      );
      expect(entries.length).toBeGreaterThan(6);
      for (const [index, { parentPath, name }] of entries.entries()) {
        const path = join(parentPath, name);
        const bytes = readFileSync(path);
        writeFileSync(
          path,
          index % 2 === 0 ? bytes.subarray(0, bytes.length / 2) : Buffer.alloc(bytes.length),
        );
      }
      const second = await audit(folder, cache);
      expect(second.read).toHaveLength(6);
      const timeless = (out: string) =>
        readFileSync(join(out, 'results.ndjson'), 'utf8').replace(/"ms":\d+/g, '"ms":0');
      expect(timeless(second.out)).toBe(timeless(first.out));
      expect((await audit(folder, cache)).read).toEqual([]);
    },
    TIMEOUT,
  );
});
