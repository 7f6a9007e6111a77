import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Review } from '../../src/model/review.js';
import { apiOf } from '../helpers/api.js';
import { folderWith } from '../helpers/folders.js';
import { barriers, openStage, ROOT, type Stage } from './stage.js';

const fixture = (name: string) => `${ROOT}/fixtures/reports/docx/${name}`;

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage('single-user');
  page = await stage.open();
});
afterAll(() => stage?.close());

/** Waits until so many submissions are reviewed. */
const reviewed = (count: number) =>
  page
    .locator('.state-reviewed')
    .nth(count - 1)
    .waitFor();

describe('somebody who hands in', () => {
  it('makes a batch', async () => {
    await page.goto('/');
    await page.getByText('还没有批次').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '新建批次' }).first().click();
    await page.getByLabel('批次名称').fill('二〇二四年自评');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '新建，去上报材料' }).click();
    await page.waitForURL('**/hand-in');
  });

  it('chooses files, sees what became of each, and watches them being reviewed', async () => {
    await page
      .getByTestId('files')
      .setInputFiles([
        fixture('clean-town.docx'),
        fixture('clean-rural.docx'),
        join(folderWith({ 'Thumbs.db': 'x' }), 'Thumbs.db'),
      ]);
    await page.getByText('已收下 2 个文件，忽略 1').waitFor();
    await page.getByText('已忽略：系统附带的文件').waitFor();
    await reviewed(2);
    expect(await page.getByLabel('单位 clean-town.docx').inputValue()).toBe('青石县枫桥镇人民政府');
    expect(await barriers(page)).toEqual([]);
  });

  it('is told what is there already', async () => {
    await page.getByTestId('files').setInputFiles(fixture('clean-town.docx'));
    await page.getByText('已有相同材料，没有重复加入').waitFor();
    expect(await page.getByRole('link', { name: 'clean-town.docx' }).count()).toBe(1);
  });

  it('chooses a folder: each folder in it is one submission', async () => {
    await page.getByTestId('folder').setInputFiles(fixture('clean-school'));
    await page.getByText('1.绩效自评报告.docx').first().waitFor();
    await reviewed(4);
    // All in one folder: as on the command line, each file is one.
    expect(await page.getByRole('link', { name: '2.绩效自评附表.docx' }).count()).toBe(1);
  });

  it('fills in a date that was not found, and it is reviewed again', async () => {
    const date = page.getByLabel('报送日期 clean-rural.docx');
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
    // As clerks write it, in a browser of any language.
    await date.fill('2025年3月14日');
    await date.blur();
    const row = (await (await saved).json()) as { attempt: number; given: { submitted: string } };
    expect(row.given.submitted).toBe('2025-03-14');
    expect(row.attempt).toBe(2);
    await reviewed(4);
    await page.reload();
    await reviewed(4);
    expect(await date.inputValue()).toBe('2025-03-14');
  });

  it('says of what is typed that it is no date, and keeps nothing', async () => {
    const changes: string[] = [];
    page.on('request', (request) => request.method() === 'PATCH' && changes.push(request.url()));
    const date = page.getByLabel('公开日期 clean-rural.docx');
    await date.fill('2025-02-30');
    // A day under the mouse is not what was typed.
    await page.locator('.ant-picker-cell-inner').getByText('15', { exact: true }).hover();
    await date.blur();
    await page.getByText('“2025-02-30”不是日期').waitFor();
    await page.waitForFunction(
      (label) => document.querySelector<HTMLInputElement>(`[aria-label="${label}"]`)?.value === '',
      '公开日期 clean-rural.docx',
    );
    expect(changes).toEqual([]);
  });

  it('finds it in the list, walks there by keys, selects and opens', async () => {
    await page.getByRole('link', { name: '查看整个批次' }).click();
    await page.getByText('共 4 份：进行中 0，已审核 4，失败 0').waitFor();
    const list = page.getByRole('group', { name: /^材料/ });
    await list.focus();
    await page.keyboard.press('End');
    await page.keyboard.press(' ');
    await page.getByText('已选 1 份').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '取消选择' }).click();
    await page.getByLabel('单位或上传名称').fill('rural');
    await page.keyboard.press('Enter');
    await page.getByText('共 1 份', { exact: true }).waitFor();
    expect(page.url()).toContain('search=rural');
    const id = await page.getByRole('link', { name: '岚溪县乡村振兴局' }).getAttribute('href');
    await list.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${id}`);
    expect(id).toMatch(/^\/submissions\/[0-9a-f]+/);
  });

  it('selects all that match, is told how many, and takes them away as an Excel list with their figures', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '批次' }).click();
    await page.getByRole('link', { name: '二〇二四年自评' }).click();
    await page.getByLabel('单位或上传名称').fill('clean');
    await page.keyboard.press('Enter');
    await page.getByText('共 2 份', { exact: true }).waitFor();
    await page.getByRole('checkbox', { name: '岚溪县乡村振兴局' }).check();
    await page.getByRole('button', { name: '选择符合条件的全部 2 份' }).click();
    await page.getByText('已选符合条件的全部 2 份').waitFor();
    expect(await barriers(page)).toEqual([]);
    const query = new URL(page.url()).searchParams.get('search');
    const batch = new URL(page.url()).pathname.split('/')[2]!;
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: /^导出/ }).last().click();
    await page.getByRole('menuitem', { name: '疑点清单 Excel' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('二〇二四年自评-疑点清单.xlsx');

    const api = apiOf(() => stage.server.url);
    type Row = { id: string; unit: string; suggested: number; errors: number; warnings: number };
    const { rows } = await api.get<{ rows: Row[] }>(`/submissions?batch=${batch}&search=${query}`);
    const { sheets } = await readXlsx(new Uint8Array(await readFile(await download.path())));
    /** Rows of a sheet by the names in its head. */
    const read = (name: string) => {
      const [head, ...lines] = sheets.find((sheet) => sheet.name === name)!.rows;
      return lines.map((line) => Object.fromEntries(line.map((cell, index) => [String(head![index]), cell])));
    };
    const summary = read('材料汇总').map((line) => [line.单位, line.建议得分, line.错误, line.警告]);
    expect(rows).toHaveLength(2);
    expect(summary.sort()).toEqual(
      rows.map(({ unit, suggested, errors, warnings }) => [unit, suggested, errors, warnings]).sort(),
    );
    const findings = read('疑点清单').map((line) => [line.单位, line.规则, line.问题]);
    const expected: unknown[] = [];
    for (const { id, unit } of rows) {
      const review = await api.get<Review>(`/submissions/${id}/review`);
      expected.push(...review.findings.map(({ rule, message }) => [unit, rule, message]));
    }
    expect(expected.length).toBeGreaterThan(0);
    expect(findings.sort()).toEqual(expected.sort());

    const again = page.waitForResponse((answer) => answer.url().endsWith('/submissions/actions'));
    await page.getByRole('button', { name: '重新审核' }).click();
    await page.getByRole('dialog').getByText('重新审核选中的 2 份材料？').last().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '重新审核' }).click();
    expect(((await (await again).json()) as { done: string[] }).done).toHaveLength(2);
    await page.getByText('已处理 2 份').waitFor();
    await page.getByText('共 4 份：进行中 0，已审核 4，失败 0').waitFor();
  });

  it('calls the batch something else', async () => {
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem').first().click();
    await page.getByRole('dialog').getByLabel('批次名称').fill('二〇二四年度自评');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '二〇二四年度自评' }).waitFor();
  });

  it('turns to the last page of ten thousand, and reads it from its top', async () => {
    await page.goto('/submissions');
    const answer = await page.request.get('/api/v1/submissions');
    const [row] = ((await answer.json()) as { rows: readonly object[] }).rows;
    await page.route('**/api/v1/submissions?*', (route) => {
      const offset = Number(new URL(route.request().url()).searchParams.get('offset') ?? 0);
      const rows = Array.from({ length: 200 }, (_, index) => ({
        ...row,
        id: `many-${offset + index}`,
        unit: `第${offset + index}局`,
      }));
      return route.fulfill({ json: { rows, total: 10_000 } });
    });
    await page.reload();
    await page.getByRole('link', { name: '第0局', exact: true }).waitFor();
    await page.getByRole('group', { name: /^材料/ }).focus();
    await page.keyboard.press('End');
    await page.getByRole('link', { name: '第199局', exact: true }).waitFor();
    // Only what can be seen is drawn; on paper all of the page is seen.
    const drawn = () => page.locator('.ant-table-row').count();
    expect(await drawn()).toBeLessThan(60);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await drawn()).toBe(200);
    expect(await page.getByRole('checkbox', { name: '第0局', exact: true }).count()).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(drawn).toBeLessThan(60);
    await page.getByTitle('50', { exact: true }).click();
    await page.getByRole('link', { name: '第9800局', exact: true }).waitFor();
    expect(page.url()).toContain('page=50');
    await page.unroute('**/api/v1/submissions?*');
  });

  it('tries the sample with one click, and reads all of it in English', async () => {
    await page.goto('/batches');
    await page.getByRole('button', { name: '试用样例' }).click();
    await page.waitForURL('**/hand-in');
    await reviewed(3);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Hand in' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: '中文' }).click();
  });

  it('never made the page complain', () => {
    expect(stage.complaints).toEqual([]);
  });
});
