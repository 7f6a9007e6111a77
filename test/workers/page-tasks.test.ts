import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readGzip } from '../../src/adapters/artifacts/gzip.js';
import { hashFile } from '../../src/intake/hash.js';
import type { ReadResult } from '../../src/model/document.js';
import { readLimits } from '../../src/pipeline/limits.js';
import { makeTasks } from '../../workers/child-tasks.js';
import { folderWith } from '../helpers/folders.js';
import { scannedPdf } from '../helpers/scanned-pdf.js';
import { stubTools } from '../helpers/stub-ocr.js';

const noProgress = () => undefined;

/** Tasks over a scan of two pages, with engines that break as often as told. */
async function child({ breaks = 0 } = {}) {
  const folder = folderWith({ '扫描件.pdf': await scannedPdf(2) });
  const path = join(folder, '扫描件.pdf');
  const tools = stubTools(['某某单位绩效自评报告', '一、单位基本情况']);
  const engines = { opened: 0, closed: 0 };
  const tasks = makeTasks({
    open: async () => {
      engines.opened += 1;
      if (engines.opened <= breaks) throw new Error('the engine is gone');
      return tools.openOcr!();
    },
    close: async () => {
      engines.closed += 1;
    },
  });
  const { sha256 } = await hashFile(path);
  const file = { path, file: '扫描件.pdf', sha256, limits: readLimits };
  return { tasks, tools, engines, file, out: (name: string) => join(folder, name) };
}

describe('the tasks of a child that look at pages', () => {
  it('find what must be recognised without an engine', async () => {
    const { tasks, engines, file } = await child();
    expect(await tasks.probe({ kind: 'probe', ...file, ocr: 'auto' })).toEqual({
      pages: 2,
      recognise: [1, 2],
    });
    expect(await tasks.probe({ kind: 'probe', ...file, ocr: 'never' })).toEqual({ pages: 2, recognise: [] });
    expect(engines.opened).toBe(0);
  });

  it('have nothing to say of a file that changed, is gone or is no document', async () => {
    const { tasks, file, out } = await child();
    const nothing = { pages: 0, recognise: [] };
    expect(await tasks.probe({ kind: 'probe', ...file, sha256: 'other', ocr: 'auto' })).toEqual(nothing);
    const gone = { ...file, path: out('gone') };
    expect(await tasks.probe({ kind: 'probe', ...gone, ocr: 'auto' })).toEqual(nothing);
    const range = { kind: 'recognise', ...gone, ocr: 'auto', pages: [1], out: out('range') } as const;
    expect(await tasks.recognise(range, noProgress)).toEqual({ ok: false });
    const picture = { kind: 'picture', ...gone, page: 1, width: 300, out: out('png') } as const;
    expect(await tasks.picture(picture)).toMatchObject({ ok: false, failure: { code: 'missing' }, pages: 0 });
    writeFileSync(out('text'), '绩效自评报告');
    const text = { ...file, path: out('text'), sha256: (await hashFile(out('text'))).sha256 };
    expect(await tasks.probe({ kind: 'probe', ...text, ocr: 'auto' })).toEqual(nothing);
  });

  it('hand what they recognised to the one that reads', async () => {
    const { tasks, tools, file, out } = await child();
    const range = { kind: 'recognise', ...file, ocr: 'auto', pages: [2], out: out('range') } as const;
    expect(await tasks.recognise(range, noProgress)).toEqual({ ok: true });
    expect(tools.seen.pages).toBe(1);
    const task = { kind: 'read', ...file, ocr: 'auto' } as const;
    const recognised = [out('range'), out('missing')];
    expect(await tasks.read({ ...task, recognised, out: out('joined') }, noProgress)).toMatchObject({
      pages: 2,
    });
    expect(tools.seen.pages).toBe(2);
    await tasks.read({ ...task, out: out('whole') }, noProgress);
    expect(await readGzip(out('joined'))).toBe(await readGzip(out('whole')));
    expect(JSON.parse(await readGzip(out('whole'))) as ReadResult).toMatchObject({ ok: true });
  });

  it('throw when an engine breaks, and open it anew for the next try', async () => {
    const { tasks, engines, file, out } = await child({ breaks: 1 });
    const task = { kind: 'read', ...file, ocr: 'auto', out: out('read') } as const;
    await expect(tasks.read(task, noProgress)).rejects.toThrow('the engine is gone');
    expect(engines.closed).toBe(1);
    expect(await tasks.read(task, noProgress)).toMatchObject({ ok: true, pages: 2 });
  });

  it('paint a page', async () => {
    const { tasks, file, out } = await child();
    const task = { kind: 'picture', ...file, page: 2, width: 300, out: out('page.png') } as const;
    expect(await tasks.picture(task)).toEqual({ ok: true, failure: null, pages: 2 });
    expect(await sharp(readFileSync(out('page.png'))).metadata()).toMatchObject({
      format: 'png',
      width: 300,
    });
    expect(await tasks.picture({ ...task, page: 3 })).toMatchObject({
      ok: false,
      failure: { code: 'missing', message: '“扫描件.pdf”没有第3页。' },
      pages: 2,
    });
  });
});
