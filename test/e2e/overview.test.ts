import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, apiOf } from '../helpers/api.js';
import { until } from '../helpers/processes.js';
import { barriers, openStage, ROOT, type Stage } from './stage.js';

const report = (name: string) => `${ROOT}/fixtures/reports/docx/${name}`;

let stage: Stage;
let page: Page;
let api: Api;
let batch: string;

beforeAll(async () => {
  stage = await openStage('single-user');
  api = apiOf(() => stage.server.url);
  batch = (await api.send<{ id: string }>('POST', '/batches', { name: '年度自评' })).id;
  await api.upload(`/batches/${batch}/submissions`, {
    '枫桥镇.docx': report('clean-town.docx'),
    '农业局.docx': report('clean-rural.docx'),
    '抄写/报告.docx': report('clean-town.docx'),
  });
  await api.send('PUT', `/batches/${batch}/roster`, {
    entries: [
      { unit: '青石县枫桥镇人民政府', due: null },
      { unit: '青石县气象局', due: null },
    ],
  });
  await until(async () => (await api.get<{ isCompared: boolean }>(`/batches/${batch}`)).isCompared);
  page = await stage.open();
});
afterAll(() => stage?.close());

describe('somebody who would rather look than read', () => {
  it('sees the batch in pictures, each with its table', async () => {
    await page.goto(`/batches/${batch}/overview`);
    await page.getByRole('img', { name: /^建议得分分布/ }).waitFor();
    await page.getByRole('img', { name: /^各规则的疑点/ }).waitFor();
    await page.getByText('青石县气象局').waitFor();
    expect(await page.getByRole('row', { name: /青石县气象局 未报送/ }).count()).toBe(1);
    for (const title of ['建议得分分布', '自评得分与建议得分', '各单位的错误和警告', '预算与决算'])
      await page.getByRole('button', { name: `${title}：看表格` }).click();
    await page.getByRole('table', { name: '预算与决算：基本支出' }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('goes from a rule to the submissions with findings of it', async () => {
    await page.getByRole('button', { name: '各规则的疑点：看表格' }).click();
    await page
      .getByRole('table', { name: '各规则的疑点' })
      .getByRole('link', { name: '同一文件重复报送' })
      .click();
    await page.getByText('规则：同一文件重复报送').waitFor();
    await page.getByText('共 2 份').waitFor();
    expect(new URL(page.url()).searchParams.get('rule')).toBe('duplicate-file');
  });

  it('goes from a bar itself to what it counts', async () => {
    await page.goto(`/batches/${batch}/overview`);
    const bars = page.getByRole('img', { name: /^各规则的疑点/ });
    await bars.getByText('同一文件重复报送').click();
    await page.waitForURL('**rule=duplicate-file**');
  });

  it('goes from who is late to their papers, and from who is absent to their names', async () => {
    const { rows } = await api.get<{ rows: readonly { id: string; source: string }[] }>(
      `/submissions?batch=${batch}`,
    );
    const { id } = rows.find(({ source }) => source === '枫桥镇.docx')!;
    await api.send('PATCH', `/submissions/${id}`, { submitted: '2025-07-21' });
    await until(async () => (await api.get<{ isCompared: boolean }>(`/batches/${batch}`)).isCompared);
    await page.goto(`/batches/${batch}/overview`);
    await page.getByRole('button', { name: '报送情况：看表格' }).click();
    const table = page.getByRole('table', { name: '报送情况' });
    await table.getByRole('button', { name: '未报送' }).click();
    const named = page.locator('#absent-units');
    expect(await named.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await named.textContent()).toContain('青石县气象局');
    await table.getByRole('link', { name: '逾期' }).click();
    await page.waitForURL('**roster=late**');
    // 15 July 2025 was a Tuesday: four working days lie between.
    await page.getByText('4 天', { exact: true }).first().waitFor();
    expect(page.url()).toContain('sort=late');
    await page.getByRole('button', { name: '清除条件' }).click();
    await page.getByText('共 3 份', { exact: true }).waitFor();
  });

  it('lays two copies beside each other, with what they share marked in both', async () => {
    await page.goto(`/batches/${batch}/overview?view=copies`);
    await page.getByRole('link', { name: /^对照看/ }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name: /^对照看/ }).click();
    await page.getByText(/占较短一份的 100%/).waitFor();
    const marks = page.locator('mark');
    const [first] = await marks.allTextContents();
    expect(first!.length).toBeGreaterThan(0);
    expect(await marks.count()).toBeGreaterThan(20);
    expect(await barriers(page)).toEqual([]);
  });
});

describe('an administrator', () => {
  it('turns a rule off, sees in words what that changes, and what it would make of a submission', async () => {
    await page.goto('/setups');
    await page.getByLabel('查找规则').fill('重复报送');
    await page.getByRole('link', { name: /同一文件重复报送/ }).click();
    await page.getByRole('heading', { name: '同一文件重复报送' }).waitFor();
    await page.getByLabel('查找规则').fill('公开日期');
    await page.getByRole('link', { name: /公开日期不明/ }).click();
    await page.getByRole('switch', { name: '启用' }).click();
    await page.getByText('关闭 1 条规则').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '试用……' }).click();
    await page.getByRole('combobox', { name: '材料' }).click();
    await page.getByTitle(/枫桥镇.docx/).click();
    await page.getByRole('button', { name: '试用', exact: true }).click();
    await page.getByText('不再有的疑点 1 个').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('keeps it under an id and has a batch reviewed with it', async () => {
    const rule = 'publication-date-unknown';
    const found = async (filter: string) =>
      (await api.get<{ total: number }>(`/submissions?batch=${batch}${filter}`)).total;
    expect(await found(`&rule=${rule}`)).toBe(3);
    await page.getByRole('button', { name: '保存……' }).click();
    await page.getByLabel('编号').fill('county');
    await page.getByLabel('名称').fill('云渡县');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText('这个编号已被使用。').waitFor();
    await page.getByLabel('编号').fill('yundu-2025');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.waitForURL('**file=yundu-2025**');
    const { yaml } = await api.get<{ yaml: string }>('/setups/yundu-2025');
    expect(yaml).toBe(
      'id: yundu-2025\nname: 云渡县\nextends: county\nrules:\n  publication-date-unknown:\n    enabled: false\n',
    );
    await page.getByRole('button', { name: '用于批次……' }).click();
    await page.getByRole('combobox', { name: '批次' }).click();
    await page.getByTitle('年度自评').click();
    await page.getByRole('button', { name: '重新审核' }).click();
    await page.getByText('3 份材料重新审核。').waitFor();
    await until(async () => (await found('&state=reviewed')) === 3 && (await found(`&rule=${rule}`)) === 0);
  });

  it('changes points and bands of the score sheet with the linter at the line', async () => {
    await page.goto('/setups?tab=rubric');
    await page.getByText('各项合计 100 分，总分 100 分').waitFor();
    await page.getByLabel('T1 分值').fill('15');
    await page.getByText('各项合计 105 分，总分 100 分').waitFor();
    await page.getByText('各项分值相加为105分，总分写的是100分。').waitFor();
    await page.getByLabel('T1 分值').fill('10');
    await page.getByText('各项合计 100 分，总分 100 分').waitFor();
    const line = page.getByRole('row').filter({ has: page.getByLabel('O2 分值') });
    await line.getByText('注意：“较全面”15-19分与“不全面”14-18分重叠（15-18分）。').waitFor();
    await page.getByLabel('O2 不全面 最高分').fill('14');
    await line.getByText(/重叠/).waitFor({ state: 'detached' });
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '添加评分项' }).click();
    await page.getByRole('menuitem', { name: '按反映问题的档次' }).click();
    await page.getByLabel('N1 评分项').fill('反映问题有新意');
    await page.getByText('各项合计 110 分，总分 100 分').waitFor();
    await page.getByRole('button', { name: 'N1 添加档次' }).click();
    await page.getByRole('menuitem', { name: '过于简单' }).click();
    await page.getByLabel('N1 过于简单 最高分').waitFor();
    await page.getByRole('button', { name: '删除 N1 的档次“全面”' }).click();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '删除评分项 N1' }).click();
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: /删\s*除/ })
      .click();
    await page.getByText('各项合计 100 分，总分 100 分').waitFor();
    await page.getByText('YAML', { exact: true }).click();
    const yaml = await page.getByLabel('YAML 内容').inputValue();
    expect(yaml).toContain('name: 不全面, min: 14, max: 14 }');
    expect(yaml).not.toContain('N1');
  });

  it('is asked before unsaved changes are left', async () => {
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => {
        resolve(dialog.message());
        void dialog.accept();
      }),
    );
    await page.getByRole('tab', { name: '检查规则' }).click();
    expect(await asked).toBe('修改还没有保存，确定离开吗？');
    await page.getByRole('heading', { name: '按时完成绩效评价公开工作' }).waitFor();
  });

  it('never made the page complain', () => {
    expect(stage.complaints).toEqual([]);
  });
});
