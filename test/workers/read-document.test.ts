import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFileArtifacts } from '../../src/adapters/artifacts/files.js';
import { limitsOf } from '../../src/pipeline/limits.js';
import type { DocumentJob } from '../../src/ports/jobs.js';
import type { ReadTask, TaskRunner } from '../../src/ports/tasks.js';
import type { Attempt } from '../../workers/define-worker.js';
import readDocument from '../../workers/read-document.js';
import { folderWith } from '../helpers/folders.js';

const limits = limitsOf({});
const job: DocumentJob = {
  id: 'd',
  file: '扫描件.pdf',
  sha256: 'x',
  store: 'files',
  artifact: null,
  path: '/nowhere',
  limits: limits.read,
  taskLimits: limits.task,
  ocr: 'auto',
  output: 'read/d',
  ranges: ['pages/d-p1', 'pages/d-p6'],
};

/** The worker with artifacts in a folder, and a child that notes which recognised pages it was given. */
async function work(given: readonly string[]) {
  const folder = folderWith({ range: 'pages' });
  const artifacts = openFileArtifacts(join(folder, 'artifacts'));
  for (const name of given) await artifacts.put(name, join(folder, 'range'));
  const seen: string[][] = [];
  const run = async ({ recognised = [], out }: ReadTask) => {
    seen.push(recognised.filter(existsSync).map((path) => readFileSync(path, 'utf8')));
    writeFileSync(out, 'result');
    return { ok: true, failure: null, pages: 0 };
  };
  const scratch = folderWith();
  const attempt = {
    isLast: true,
    report: () => undefined,
    childAnswers: async () => [
      { ok: true, ms: 1e9 },
      { ok: true, ms: 2e9 },
    ],
  } as unknown as Attempt;
  const children = { run, close: async () => undefined } as unknown as TaskRunner;
  const context = { stores: () => artifacts, children, scratch, log: () => undefined };
  const read = (changed: Partial<DocumentJob> = {}) =>
    readDocument.run({ ...job, ...changed }, context, attempt);
  return { read, seen, artifacts, scratch };
}

describe('the worker that reads documents', () => {
  it('gives the child what the ranges found, and clears it away when the document is read', async () => {
    const { read, seen, artifacts, scratch } = await work(['pages/d-p6']);
    const { ok, ms } = await read();
    expect(ok).toBe(true);
    expect(seen).toEqual([['pages']]);
    expect(await artifacts.has('read/d')).toBe(true);
    expect(await artifacts.has('pages/d-p6')).toBe(false);
    expect(readdirSync(scratch)).toEqual([]);
    // Recognition is part of what the reading took.
    expect(ms).toBeGreaterThanOrEqual(3e9);
  });

  it('clears away what a try before it left, and reads nothing twice', async () => {
    const { read, seen, artifacts } = await work(['read/d', 'pages/d-p1']);
    expect((await read()).ok).toBe(true);
    expect(seen).toEqual([]);
    expect(await artifacts.has('pages/d-p1')).toBe(false);
  });

  it('reads a document without ranges as ever', async () => {
    const { read, seen } = await work([]);
    expect((await read({ ranges: [] })).ms).toBeLessThan(1e9);
    expect(seen).toEqual([[]]);
  });
});
