import { describe, expect, it } from 'vitest';
import { writePdf } from '../../fixtures/make/pdf.js';
import { toTiff } from '../../fixtures/make/scan/write-pictures.js';
import { hashFile } from '../../src/intake/hash.js';
import { limitsOf } from '../../src/pipeline/limits.js';
import { documentFlow, planRanges, rangeArtifacts, splitPages } from '../../src/pipeline/page-ranges.js';
import { sumRanges } from '../../src/pipeline/range-progress.js';
import type { DocumentJob } from '../../src/ports/jobs.js';
import { ChildFailure, type OcrMode, type ProbeTask, type TaskRunner } from '../../src/ports/tasks.js';
import { probe } from '../../workers/page-tasks.js';
import { folderWith } from '../helpers/folders.js';
import { scannedPdf } from '../helpers/scanned-pdf.js';

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** Looks in this process: the files of these tests are our own. */
function childrenThat(answer: (task: ProbeTask) => Promise<unknown>) {
  const asked: string[] = [];
  const run = (task: ProbeTask) => {
    asked.push(task.file);
    return answer(task);
  };
  return { asked, children: { run, close: async () => undefined } as unknown as TaskRunner };
}

async function plan(
  name: string,
  bytes: Uint8Array,
  { ocr = 'auto' as OcrMode, answer = probe as (task: ProbeTask) => Promise<unknown> } = {},
) {
  const path = `${folderWith({ [name]: bytes })}/${name}`;
  const { asked, children } = childrenThat(answer);
  const { sha256 } = await hashFile(path);
  const ranges = await planRanges(children, { path, file: name, sha256 }, { limits: limitsOf({}), ocr });
  return { ranges, asked };
}

describe('the ranges of a document', () => {
  it('are none for a few pages, and of almost one length for many', () => {
    expect(splitPages(numbers(1, 8))).toEqual([]);
    expect(splitPages(numbers(1, 9))).toEqual([numbers(1, 4), numbers(5, 9)]);
    expect(splitPages(numbers(3, 26)).map(({ length }) => length)).toEqual([6, 6, 6, 6]);
    const many = splitPages(numbers(1, 2000));
    expect(many).toHaveLength(64);
    expect(many.flat()).toEqual(numbers(1, 2000));
  });

  it('are those of a long scan, whatever it is called', async () => {
    const { ranges } = await plan('扫描件.doc', await scannedPdf(10));
    expect(ranges).toEqual([numbers(1, 5), numbers(6, 10)]);
    const page = { width: 16, height: 16, data: new Uint8Array(16 * 16 * 3), dpi: 100 };
    const tiff = toTiff(Array.from({ length: 9 }, () => page));
    expect((await plan('传真.tif', tiff)).ranges).toEqual([numbers(1, 4), numbers(5, 9)]);
  });

  it('are none for short scans and texts, and these are not opened for it', async () => {
    const mark = { kind: 'text', x: 60, y: 100, size: 12, text: '绩效自评报告' } as const;
    const text = writePdf({ pages: Array.from({ length: 12 }, () => ({ marks: [mark] })) });
    for (const bytes of [await scannedPdf(3), text, Buffer.from('绩效自评报告'), new Uint8Array()]) {
      expect(await plan('报告.pdf', bytes)).toEqual({ ranges: [], asked: [] });
    }
    expect(await plan('扫描件.pdf', await scannedPdf(9), { ocr: 'never' })).toEqual({
      ranges: [],
      asked: [],
    });
  });

  it('are none where the file cannot be looked through; only who stops the run hears of it', async () => {
    const dies = (reason: 'crash' | 'timeout' | 'stopped') => async () => {
      throw new ChildFailure(reason, '');
    };
    const scan = await scannedPdf(9);
    expect(await plan('扫描件.pdf', scan, { answer: dies('crash') })).toMatchObject({ ranges: [] });
    expect(await plan('扫描件.pdf', scan, { answer: dies('timeout') })).toEqual({
      ranges: [],
      asked: ['扫描件.pdf'],
    });
    await expect(plan('扫描件.pdf', scan, { answer: dies('stopped') })).rejects.toThrow(ChildFailure);
  });
});

describe('the jobs of a document', () => {
  const limits = limitsOf({});
  const document: DocumentJob = {
    id: 'd',
    file: '扫描件.pdf',
    sha256: 'x',
    store: 'files',
    artifact: null,
    path: '/tmp/x',
    limits: limits.read,
    taskLimits: limits.task,
    ocr: 'auto',
    output: 'read/d',
  };

  it('are its ranges, then itself with the names of what they leave', () => {
    const flow = documentFlow(document, [numbers(1, 5), numbers(6, 10)], { attempts: 3, priority: 7 });
    const ranges = ['pages/d-p1', 'pages/d-p6'];
    expect(flow).toMatchObject({ queueName: 'jishen-documents', data: { ...document, ranges } });
    expect(rangeArtifacts('d', [numbers(1, 5), numbers(6, 10)])).toEqual(ranges);
    expect(flow.children).toMatchObject([
      { queueName: 'jishen-pages', data: { id: 'd-p1', document: 'd', pages: numbers(1, 5), total: 10 } },
      { opts: { jobId: 'd-p6', priority: 7, ignoreDependencyOnFailure: true, removeOnFail: true } },
    ]);
  });

  it('are itself alone when it has none', () => {
    const { data, children } = documentFlow(document, [], {});
    expect(data).toEqual(document);
    expect(children).toEqual([]);
  });
});

describe('the progress of a document', () => {
  it('is what its ranges have done together', () => {
    const sum = sumRanges();
    const told = (range: string, page: number, document = 'd') =>
      sum(range, { document, page, pages: 5, total: 10 });
    expect(told('d-p1', 2)).toEqual({ page: 2, pages: 10 });
    expect(told('d-p6', 3)).toEqual({ page: 5, pages: 10 });
    expect(told('e-p1', 1, 'e')).toEqual({ page: 1, pages: 10 });
    expect(told('d-p1', 0)).toEqual({ page: 3, pages: 10 });
    expect(told('d-p1', 5)).toEqual({ page: 8, pages: 10 });
    expect(told('d-p6', 5)).toEqual({ page: 10, pages: 10 });
  });
});
