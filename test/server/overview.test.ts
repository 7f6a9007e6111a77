import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/server/serve.js';
import { loadServiceConfig } from '../../src/service/settings.js';
import { type Api, ApiError, apiOf } from '../helpers/api.js';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';

const SHARED =
  '把三处老库房的漏雨屋面全部翻修完毕，纸质卷宗改放在带锁的铁皮柜里，潮湿发霉的情况没有再出现。夏天的两场暴雨以后，值班人员连夜把一层的资料搬到了二楼，事后逐箱清点。窗口把填表、找卷、复印三件事合在一处办完，群众平均等候的时间明显缩短。乡镇送来的旧账本字迹模糊，两名老同志戴着放大镜一页一页誊写，誊清的本子已经交还各村保存，偏远村组由工作人员骑摩托车上门送达查询结果。';
const report = (unit: string, work: string) =>
  `2024年度${unit}整体支出绩效自评报告\n\n一、单位基本情况\n\n${unit}核定编制6名。\n\n一、绩效情况\n\n本单位${work}\n`;

let api: Api;
let close: () => Promise<void>;
let batch: string;
let rows: readonly { readonly id: string; readonly source: string; readonly suggested: number }[];

beforeAll(async () => {
  const config = await loadServiceConfig(null, { data: folderWith(), port: 0 }, {});
  const server = await serve(config, { engine: '0.0.0-test', logTo: null });
  close = server.close;
  api = apiOf(() => server.url);
  batch = (await api.send<{ id: string }>('POST', '/batches', { name: '试点' })).id;
  await api.upload(`/batches/${batch}/submissions`, {
    '档案馆.txt': report('青石县档案馆', SHARED),
    '档案馆/林业局.txt': report('白水县林业局', SHARED),
    '水利局.txt': report('云渡县水利局', '疏浚河道六公里，加固堤防两处。'),
  });
  await until(async () => (await api.get<{ isCompared: boolean }>(`/batches/${batch}`)).isCompared);
  rows = (await api.get<{ rows: typeof rows }>(`/submissions?batch=${batch}&sort=position&order=asc`)).rows;
});
afterAll(() => close?.());

describe('the overview of a batch', () => {
  it('leads from a bar to just what the bar counts', async () => {
    const overview = await api.get<{
      reviewed: number;
      scores: readonly { from: number; below: number | null; count: number }[];
      rules: readonly { rule: string; submissions: number }[];
    }>(`/batches/${batch}/overview`);
    expect(overview.reviewed).toBe(3);
    const full = overview.scores.filter(({ count }) => count > 0);
    expect(full.length).toBeGreaterThan(0);
    for (const { from, below, count } of full) {
      const range = `scoreFrom=${from}${below === null ? '' : `&scoreBelow=${below}`}`;
      const found = await api.get<{ total: number }>(`/submissions?batch=${batch}&${range}`);
      expect(found.total).toBe(count);
    }
    expect(overview.rules.map(({ rule }) => rule)).toContain('near-duplicate-text');
    for (const { rule, submissions } of overview.rules) {
      const found = await api.get<{ total: number }>(`/submissions?batch=${batch}&rule=${rule}`);
      expect(found.total, rule).toBe(submissions);
    }
  });

  it('names both sides of a copy once, with the documents to look at', async () => {
    type Side = { submission: string; unit: string; file: string; document: string };
    const pairs = await api.get<
      readonly {
        a: Side;
        b: Side;
        findings: readonly { rule: string; share: string; submission: string }[];
      }[]
    >(`/batches/${batch}/duplicates`);
    expect(pairs).toHaveLength(1);
    const { a, b, findings } = pairs[0]!;
    expect([a.unit, b.unit].sort()).toEqual(['白水县林业局', '青石县档案馆']);
    expect(new Set(findings.map(({ submission }) => submission))).toEqual(
      new Set([a.submission, b.submission]),
    );
    expect(findings[0]!.share).toMatch(/^\d+%$/);
    for (const side of [a, b]) {
      const text = await api.get<unknown>(`/documents/${side.document}/text`);
      expect(JSON.stringify(text)).toContain(side.unit);
    }
  });
});

describe('the rules', () => {
  it('tell their parts one by one', async () => {
    const rules = await api.get<readonly Record<string, unknown>[]>('/rules');
    const rule = rules.find(({ id }) => id === 'near-duplicate-text')!;
    expect(rule).toMatchObject({ title: '与其他材料文字雷同', scope: 'run', severity: 'warning' });
    expect(rule.thresholds).toContainEqual(
      expect.objectContaining({ key: 'shortest', value: 150, unit: '字' }),
    );
    expect((rule.example as { wrong: string }).wrong).toContain('〔档案馆〕\n2024年度青石县档案馆');
  });
});

describe('a setup that is not saved', () => {
  const tryIt = (kind: string, yaml: string, submission = rows[0]!.id) =>
    api.send<{
      before: { suggested: number; findings: number };
      after: { suggested: number; findings: number };
      added: readonly { rule: string }[];
      removed: readonly { rule: string }[];
      changed: readonly { rule: string; was: string; severity: string }[];
      points: readonly { id: string; before: number; after: number }[];
    }>('POST', '/setups/try', { kind, yaml, submission });
  const head = 'id: trial\nname: 试用\nextends: county\n';

  it('begins with a copy of what comes with Jishen, which changes nothing', async () => {
    const { defaults, own } = await api.get<{
      own: readonly string[];
      defaults: { rubric: string; configs: Record<string, string> };
    }>('/setups');
    expect(Object.keys(defaults.configs)).toEqual(own);
    for (const [kind, yaml] of [
      ['rubric', defaults.rubric],
      ['config', defaults.configs.county!],
    ] as const) {
      const same = await tryIt(kind, yaml);
      expect(same.after).toEqual(same.before);
      expect([same.added, same.removed, same.changed, same.points]).toEqual([[], [], [], []]);
    }
  });

  it('shows which findings and points it would change, and keeps nothing', async () => {
    const off = await tryIt('config', `${head}rules: { section-number-duplicate: { enabled: false } }\n`);
    expect(off.removed.map(({ rule }) => rule)).toContain('section-number-duplicate');
    expect(off.after.findings).toBe(off.before.findings - off.removed.length + off.added.length);
    const mild = await tryIt('config', `${head}rules: { section-number-duplicate: { severity: info } }\n`);
    expect(mild.changed).toContainEqual(
      expect.objectContaining({ rule: 'section-number-duplicate', was: 'error', severity: 'info' }),
    );
    const { defaults } = await api.get<{ defaults: { rubric: string } }>('/setups');
    const dear = await tryIt(
      'rubric',
      defaults.rubric.replace('what: materials, points: 5', 'what: materials, points: 1'),
    );
    expect(dear.points.map(({ id }) => id)).toEqual(['C1']);
    expect(dear.after.suggested).not.toBe(dear.before.suggested);

    const { submission } = await api.get<{ submission: { suggested: number } }>(
      `/submissions/${rows[0]!.id}`,
    );
    expect(submission.suggested).toBe(rows[0]!.suggested);
    expect((await api.get<{ files: readonly unknown[] }>('/setups')).files).toEqual([]);
  });

  it('is refused in a sentence where it cannot be read', async () => {
    const failure = await tryIt('config', `${head}rules: { no-such-rule: { enabled: false } }\n`).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ApiError);
    expect((failure as ApiError).body).toMatchObject({
      code: 'usage',
      detail: expect.stringContaining('no-such-rule'),
    });
  });
});
