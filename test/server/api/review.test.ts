import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { reviewPath } from '../../../scripts/submissions.js';
import type { Review } from '../../../src/model/review.js';
import { reviewSchema } from '../../../src/server/review-schema.js';
import type { Api } from '../../helpers/api.js';
import { folderWith } from '../../helpers/folders.js';
import { jishen } from '../../helpers/run-jishen.js';
import {
  newBatch,
  refusal,
  report,
  reviewed,
  reviewOf,
  type Shown,
  startServer,
} from '../../helpers/server.js';

const fixture = (path: string) => new URL(`../../../fixtures/${path}`, import.meta.url);
/** What is sent: fields that are undefined are not. */
const toJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

describe('the schema of a review', () => {
  it('says everything that the reviews of the fixtures hold, and nothing else', async () => {
    const folder = fileURLToPath(fixture('reports/docx'));
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) {
      const review = toJson(await reviewPath(join(folder, name)));
      expect(reviewSchema.parse(review), name).toEqual(review);
    }
  });
});

describe.each(['embedded', 'servers'] as const)('a review of a server on %s', (place) => {
  let api: Api;
  beforeAll(async () => {
    ({ api } = await startServer({ place }));
  });

  it('is what the command line says of the same file', async () => {
    const name = '自评报告.docx';
    const bytes = readFileSync(fixture('reports/docx/fault-arithmetic/自评报告.docx'));
    const row = await reviewed(api, name, bytes);
    const review = await reviewOf(api, row.id);
    const out = join(folderWith(), 'out');
    const { stdout } = await jishen(['audit', folderWith({ [name]: bytes }), '-o', out, '--json']);
    const own = JSON.parse(stdout.trim()) as Review;
    const same = ({ findings, documents, rubric, outcomes, unit, year, submitted, errors }: Review) => ({
      ...{ findings, documents, rubric, unit, year, submitted, errors },
      outcomes,
    });
    expect(own.findings.length).toBeGreaterThan(5);
    expect(same(review)).toEqual(same(own));
    expect(reviewSchema.parse(review)).toEqual(review);
    const counts = (severity: string) => review.findings.filter((one) => one.severity === severity).length;
    expect(row).toMatchObject({
      unit: review.unit,
      suggested: review.rubric.suggested,
      errors: counts('error'),
    });
  });

  it('is asked for in vain before it is there', async () => {
    const row = await reviewed(api, '空.docx', '');
    expect(row).toMatchObject({ state: 'failed', failures: [{ file: '空.docx', code: 'empty' }] });
    expect(await refusal(reviewOf(api, row.id))).toMatchObject({ status: 409, code: 'no-review' });
    expect(await refusal(reviewOf(api, 'none'))).toMatchObject({ status: 404, code: 'submission-not-found' });
  });
});

describe('the list of submissions', () => {
  let api: Api;
  let batch: string;
  const found = async (query: string) => {
    const { rows, total } = await api.get<{ rows: Shown[]; total: number }>(
      `/submissions?batch=${batch}&${query}`,
    );
    return { sources: rows.map(({ source }) => source), total };
  };
  beforeAll(async () => {
    ({ api } = await startServer());
    batch = await newBatch(api);
    await reviewed(api, '甲局.txt', report('云渡县甲局'), batch);
    await reviewed(api, '乙局100%.txt', report('云渡县乙局').replaceAll('2024', '2023'), batch);
    await reviewed(api, '空.docx', '', batch);
  });

  it.each([
    ['state=reviewed', ['乙局100%.txt', '甲局.txt']],
    ['state=failed,cancelled', ['空.docx']],
    ['sign=signed', []],
    ['year=2023', ['乙局100%.txt']],
    [`unit=${encodeURIComponent('云渡县甲局')}`, ['甲局.txt']],
    ['assignee=somebody', []],
    [`search=${encodeURIComponent('甲')}`, ['甲局.txt']],
    [`search=${encodeURIComponent('100%')}`, ['乙局100%.txt']],
    [`search=${encodeURIComponent('_')}`, []],
    ['withErrors=true', ['乙局100%.txt', '甲局.txt']],
    ['withFailures=true', ['空.docx']],
    ['withFailures=false', ['空.docx', '乙局100%.txt', '甲局.txt']],
  ])('finds by %s', async (query, sources) => {
    const answer = await found(query);
    expect(answer.sources.sort()).toEqual([...sources].sort());
    expect(answer.total).toBe(sources.length);
  });

  it('sorts by every key, both ways, what is unknown last', async () => {
    expect((await found('sort=position&order=asc')).sources).toEqual(['甲局.txt', '乙局100%.txt', '空.docx']);
    expect((await found('sort=year&order=asc')).sources).toEqual(['乙局100%.txt', '甲局.txt', '空.docx']);
    expect((await found('sort=year&order=desc')).sources).toEqual(['甲局.txt', '乙局100%.txt', '空.docx']);
    const keys = 'created unit state suggested selfScore score errors warnings submitted settled'.split(' ');
    for (const key of keys) expect((await found(`sort=${key}&order=asc`)).total).toBe(3);
  });

  it('comes in pages, each submission once', async () => {
    const pages = [];
    for (const offset of [0, 1, 2, 3]) pages.push(await found(`sort=score&most=1&offset=${offset}`));
    expect(pages.map(({ sources }) => sources.length)).toEqual([1, 1, 1, 0]);
    expect(new Set(pages.flatMap(({ sources }) => sources)).size).toBe(3);
    expect(pages.map(({ total }) => total)).toEqual([3, 3, 3, 3]);
  });

  it.each(['state=lost', 'sort=id', 'most=0', 'most=501', 'offset=-1', 'year=1', 'search=%00'])(
    'says what is wrong with %s',
    async (query) => {
      expect(await refusal(found(query))).toMatchObject({
        status: 400,
        code: 'invalid-request',
        errors: [{ path: expect.stringContaining('query') }],
      });
    },
  );
});
