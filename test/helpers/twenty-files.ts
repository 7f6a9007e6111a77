import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Review } from '../../src/model/review.js';
import { folderWith } from './folders.js';
import { moodyChild, type Running, startJishen } from './run-jishen.js';

export const FILES = Array.from({ length: 20 }, (_, index) => `单位${index + 1}.txt`);
/** A folder with these files. */
export const input = () =>
  folderWith(Object.fromEntries(FILES.map((file) => [file, `${file}的绩效自评报告`])));

const running: Running[] = [];
/** Starts the command line; it is killed after the test, if it is still there. */
export const start = (...args: Parameters<typeof startJishen>) => {
  const one = startJishen(...args);
  running.push(one);
  return one;
};
afterEach(async () => {
  for (const { process, finished } of running.splice(0)) {
    process.kill('SIGKILL');
    await finished;
  }
});

/** What the children began to read: process and file, in order. */
export function reads(log: string): { pid: number; file: string }[] {
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  return lines.map((line) => ({ pid: Number(line.split(' ')[0]), file: line.slice(line.indexOf(' ') + 1) }));
}
/** Names of the submissions that have their result. */
export const reviewed = (out: string) => {
  const folder = join(out, 'submissions');
  return existsSync(folder)
    ? readdirSync(folder).filter((slug) => existsSync(join(folder, slug, 'result.json')))
    : [];
};
/** File names of the reviews on stdout, in order. */
export const sources = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Review).source.split('/').at(-1));
/** A child that takes its time and notes what it reads. */
export const slowly = (log: string, ms: number) => ({
  TEST_CHILD: moodyChild,
  TEST_CHILD_LOG: log,
  TEST_CHILD_MS: String(ms),
});
