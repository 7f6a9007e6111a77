import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { bulkFiles } from '../../fixtures/make/bulk/write.js';
import type { Review } from '../../src/model/review.js';
import { folderWith } from '../helpers/folders.js';
import { jishen } from '../helpers/run-jishen.js';

it('reviews pages saved from a site with their attachments, and tells a damaged one by its path', async () => {
  const pages = [await bulkFiles(7, 1), await bulkFiles(27, 1)];
  const files = new Map(pages.flatMap((one) => [...one]));
  const [damaged] = [...pages[1]!.keys()].slice(-1);
  files.set(damaged!, files.get(damaged!)!.subarray(0, 900));
  // What browsers save with a page.
  const folderOfFirst = [...pages[0]!.keys()][1]!.split('/')[0]!;
  files.set(`${folderOfFirst}/style.css`, new TextEncoder().encode('p { color: red }'));
  files.set(`${folderOfFirst}/logo.gif`, new TextEncoder().encode('GIF89a'));
  const folder = folderWith(Object.fromEntries(files));
  const out = join(folderWith(), 'out');

  const { status, stderr } = await jishen(['audit', folder, '-o', out, '--format', 'json,ndjson']);
  expect(status).toBe(2);
  const failures = stderr.split('\n').filter((line) => line.startsWith('无法读取'));
  expect(failures).toHaveLength(1);
  expect(failures[0]).toContain(`无法读取 ${join(folder, damaged!)}：`);
  const reviews = readFileSync(join(out, 'results.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Review);
  expect(reviews.map(({ source }) => basename(source))).toEqual(
    [...pages[0]!.keys()].slice(0, 1).concat([...pages[1]!.keys()].slice(0, 1)),
  );
  expect(reviews.map(({ documents }) => documents.map(({ format }) => format))).toEqual([
    ['html', 'docx', 'docx', 'docx'],
    ['html', 'docx', 'docx'],
  ]);
  expect(reviews.map(({ published }) => published)).toEqual(['2025-08-01', '2025-08-01']);
  expect(reviews[0]!.findings.filter(({ rule }) => rule === 'attachment-missing')).toEqual([]);
}, 60_000);
