import { unzipSync } from 'fflate';
import { parseCsv } from 'hucre/csv';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Review } from '../../../src/model/review.js';
import type { RosterReport } from '../../../src/model/roster.js';
import type { Api } from '../../helpers/api.js';
import {
  handIn,
  newBatch,
  refusal,
  report,
  reviewed,
  reviewOf,
  type Shown,
  settled,
  startServer,
} from '../../helpers/server.js';

describe('the roster of a batch', () => {
  let api: Api;
  let batch: string;
  let row: Shown;
  const path = () => `/batches/${batch}/roster`;
  const states = async () =>
    (await api.get<RosterReport>(path())).lines.map(({ unit, due, state }) => [unit, due, state]);
  const upload = (name: string, body: string | Uint8Array) =>
    api.upload<{ units: number; warnings: string[] }>(path(), { [name]: body });
  beforeAll(async () => {
    ({ api } = await startServer());
    batch = await newBatch(api, { submitted: '2025-07-20' });
    row = await reviewed(api, '甲局.txt', report('云渡县甲局'), batch);
  });

  it('is nothing before there is one', async () => {
    expect(await refusal(api.get(path()))).toMatchObject({ status: 404, code: 'no-roster' });
  });

  it('says who is on time, late and absent; whoever is late is reviewed anew', async () => {
    const entries = [{ unit: '云渡县甲局', due: '2025-07-15' }, { unit: '云渡县乙局' }];
    await api.send('PUT', path(), { entries });
    expect(await settled(api, row.id)).toMatchObject({ state: 'reviewed', attempt: 2 });
    expect(await states()).toEqual([
      ['云渡县甲局', '2025-07-15', 'late'],
      ['云渡县乙局', expect.anything(), 'absent'],
    ]);
    await api.send('DELETE', path());
    expect(await refusal(api.get(path()))).toMatchObject({ code: 'no-roster' });
  });

  it('orders and filters the list of the batch, and what is exported of it', async () => {
    const early = await reviewed(api, '乙局.txt', report('云渡县乙局'), batch);
    await api.send('PATCH', `/submissions/${early.id}`, { submitted: '2025-07-10' });
    const entries = ['甲局', '乙局'].map((name) => ({ unit: `云渡县${name}`, due: '2025-07-15' }));
    await api.send('PUT', path(), { entries: [...entries, { unit: '云渡县丙局' }] });
    for (const { id } of [row, early]) await settled(api, id);
    const ids = async (query: string) =>
      (await api.get<{ rows: { id: string }[] }>(`/submissions?${query}`)).rows.map(({ id }) => id);
    const of = `batch=${batch}`;
    expect(await ids(`${of}&roster=late`)).toEqual([row.id]);
    expect(await ids(`${of}&roster=on-time`)).toEqual([early.id]);
    expect(await ids(`${of}&roster=no-date`)).toEqual([]);
    expect(await ids(`${of}&sort=late&order=desc`)).toEqual([row.id, early.id]);
    expect(await ids(`${of}&sort=late&order=asc`)).toEqual([early.id, row.id]);
    expect(await refusal(ids('roster=late'))).toMatchObject({ status: 400, code: 'usage' });
    const exported = await api.ask(`/batches/${batch}/exports/csv?roster=late`);
    const csv = unzipSync(new Uint8Array(await exported.arrayBuffer()))['anomalies.csv'];
    const [, ...lines] = parseCsv(new TextDecoder().decode(csv)) as string[][];
    expect(new Set(lines.map(([, unit]) => unit))).toEqual(new Set(['云渡县甲局']));
    await api.send('DELETE', `/submissions/${early.id}`);
    await api.send('DELETE', path());
    expect(await refusal(ids(`${of}&sort=late`))).toMatchObject({ code: 'no-roster' });
    await settled(api, row.id);
  });

  it.each([
    ['清单.csv', '单位,截止日期\n云渡县甲局,2025-07-31\n云渡县丙局,2025-07-31\n'],
    [
      '清单.xlsx',
      writeXlsx({
        sheets: [
          {
            name: '清单',
            rows: [
              ['单位', '截止日期'],
              ['云渡县甲局', '2025-07-31'],
              ['云渡县丙局', '2025-07-31'],
            ],
          },
        ],
      }),
    ],
  ])('comes as %s', async (name, body) => {
    expect(await upload(name, await body)).toEqual({ units: 2, warnings: [] });
    expect(await states()).toEqual([
      ['云渡县甲局', '2025-07-31', 'on-time'],
      ['云渡县丙局', '2025-07-31', 'absent'],
    ]);
  });

  it.each([
    ['清单.csv', '名称,电话\n甲,1\n'],
    ['清单.csv', ''],
    ['清单.xlsx', 'PK\x03\x04 and nothing more'],
    ['清单.csv', '单位,截止日期\n云渡县甲局,某日\n'],
  ])('that is wrong is told in one sentence (%s, %j)', async (name, body) => {
    const { status, code, detail } = await refusal(upload(name, body));
    expect([status, code]).toEqual([400, 'usage']);
    expect(detail).toMatch(/\p{sc=Han}.*。$/u);
    expect(detail).toContain(name);
    expect(detail).not.toMatch(/\n|scratch|--roster|\/tmp/);
  });

  it('that is no file is refused', async () => {
    expect(await refusal(api.send('POST', path(), {}))).toMatchObject({ code: 'upload-empty' });
    expect(await refusal(api.upload(path(), {}))).toMatchObject({ code: 'upload-empty' });
    expect(await refusal(api.send('PUT', path(), { entries: [] }))).toMatchObject({ status: 400 });
  });
});

describe.each(['embedded', 'servers'] as const)('exports on %s', (place) => {
  let api: Api;
  let batch: string;
  let reviews: Review[];
  beforeAll(async () => {
    ({ api } = await startServer({ place }));
    batch = await newBatch(api, { name: '2024年度\\自评/一' });
    const { submissions } = await handIn(api, batch, {
      '甲局.txt': report('云渡县甲局'),
      '乙局.txt': report('云渡县乙局'),
      '空.docx': '',
    });
    reviews = [];
    for (const { submission } of submissions) {
      const { id, state } = await settled(api, submission.id);
      if (state === 'reviewed') reviews.push(await reviewOf(api, id));
    }
  });
  const file = async (format: string, query = '') => {
    const answer = await api.ask(`/batches/${batch}/exports/${format}${query}`);
    expect(answer.status).toBe(200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(Number(answer.headers.get('content-length'))).toBe(bytes.length);
    return { bytes, text: new TextDecoder().decode(bytes), headers: answer.headers };
  };
  const findings = () => reviews.flatMap((review) => review.findings.filter(({ rule }) => rule));

  it('are opened by other programs and hold a line for each finding', async () => {
    const { bytes, headers } = await file('xlsx');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="2024_______-____.xlsx"; filename*=UTF-8''${encodeURIComponent('2024年度_自评_一-疑点清单.xlsx')}`,
    );
    const { sheets } = await readXlsx(bytes);
    const cells = sheets.flatMap(({ rows }) => rows.map((cells) => cells.map(String)));
    for (const { message } of findings())
      expect(cells.filter((line) => line.some((cell) => cell.includes(message))).length).toBeGreaterThan(0);
    expect(cells.flat().some((cell) => cell.includes('空.docx'))).toBe(true);
    const csv = parseCsv((await file('csv')).text.replace(/^\uFEFF/, '')) as string[][];
    expect(csv.length - 1).toBeGreaterThanOrEqual(findings().length);
    const { text, headers: page } = await file('html');
    expect(text).toContain('云渡县甲局');
    expect(page.get('content-disposition')).toMatch(/^attachment/);
  });

  it('give each review as a line of JSON, what could not be read beside it, and only those asked for', async () => {
    const lines = (bytes: Uint8Array) =>
      new TextDecoder()
        .decode(bytes)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Review);
    const all = await file('ndjson');
    expect(all.headers.get('content-type')).toBe('application/zip');
    const files = unzipSync(all.bytes);
    expect(Object.keys(files).sort()).toEqual(['failures.ndjson', 'results.ndjson']);
    expect(lines(files['results.ndjson']!)).toEqual(reviews);
    expect(lines(files['failures.ndjson']!).map(({ source }) => source)).toEqual(['空.docx']);
    const { rows } = await api.get<{ rows: Shown[] }>(
      `/submissions?batch=${batch}&search=${encodeURIComponent('乙')}`,
    );
    const one = lines((await file('ndjson', `?ids=${rows[0]!.id}`)).bytes);
    expect(one.map(({ unit }) => unit)).toEqual(['云渡县乙局']);
  });

  it('that would be empty are refused', async () => {
    const empty = await newBatch(api);
    expect(await refusal(api.get(`/batches/${empty}/exports/csv`))).toMatchObject({ code: 'export-empty' });
    expect(await refusal(api.get(`/batches/${batch}/exports/doc`))).toMatchObject({ status: 400 });
  });

  it('have their sums in the overview', async () => {
    const overview = await api.get<{
      scores: { count: number }[];
      units: { unit: string; errors: number }[];
      money: { item: string; budget: string }[];
    }>(`/batches/${batch}/overview`);
    expect(overview.scores.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(overview.units.map(({ unit }) => unit).sort()).toEqual(['云渡县乙局', '云渡县甲局']);
    expect(overview.money.find(({ item }) => item === '基本支出')).toMatchObject({ budget: '875600.00' });
  });
});
