import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../helpers/processes.js';
import { report } from '../helpers/server.js';
import { barriers, openStage, type Stage } from './stage.js';

const PASSWORD = 'correct horse battery';
const [FIRST, SECOND, THIRD] = ['云渡县甲局', '云渡县乙局', '云渡县丙局'];

interface Row {
  readonly id: string;
  readonly source: string;
  readonly unit: string | null;
  readonly attempt: number;
  readonly state: string;
  readonly assignee: string | null;
}

let stage: Stage;
let page: Page;
let batch: string;

/** As the person who is signed in on the page. */
const ask = <T>(method: string, path: string, body?: object): Promise<T> =>
  page.evaluate(
    async ([method, path, body]) => {
      const headers = body ? { 'content-type': 'application/json' } : {};
      const answer = await fetch(`/api/v1${path}`, { method, headers, ...(body ? { body } : {}) });
      return (await answer.json()) as T;
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  );
const rowsNow = async () => (await ask<{ rows: readonly Row[] }>('GET', `/submissions?batch=${batch}`)).rows;
const rowOf = async (unit: string) => (await rowsNow()).find((row) => row.unit === unit);
const settled = (count: number) =>
  until(async () => {
    const rows = await rowsNow();
    return rows.length === count && rows.every(({ state }) => /^(reviewed|failed)$/.test(state));
  });

beforeAll(async () => {
  stage = await openStage('accounts');
  page = await stage.open();
  await page.goto('/sign-in');
  const token = new URL(stage.server.setupUrl!).searchParams.get('token');
  await ask('POST', '/setup', { token, username: 'admin', name: '张主任', password: PASSWORD });
  await ask('POST', '/users', {
    ...{ username: 'wang', name: '王审核', role: 'reviewer', unit: null, password: PASSWORD },
  });
  batch = (await ask<{ id: string }>('POST', '/batches', { name: '2024年度自评', year: 2024 })).id;
  await page.goto(`/batches/${batch}/hand-in`);
  const file = (name: string, text: string) => ({
    ...{ name, mimeType: 'text/plain', buffer: Buffer.from(text) },
  });
  await page
    .getByTestId('files')
    .setInputFiles([
      file('甲.txt', report(FIRST)),
      file('乙.txt', report(SECOND)),
      file('丙.txt', report(THIRD)),
      file('坏.docx', 'PK not a file'),
    ]);
  await settled(4);
  await page.goto(`/batches/${batch}`);
});
afterAll(() => stage?.close());

const bar = () => page.locator('.list-bar-selected');
const line = (unit: string) => page.locator('.ant-table-row').filter({ hasText: unit });
async function pick(...names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByRole('checkbox', { name, exact: true }).check();
  await bar().getByText(`已选 ${names.length} 份`).waitFor();
}
/** The bar goes when it is done. */
const isDone = () => bar().waitFor({ state: 'detached' });

describe('what is picked in the list', () => {
  it('is given to somebody, whose list it then is; and taken back', async () => {
    await pick(FIRST, SECOND);
    await bar().getByRole('button', { name: '指定负责人' }).click();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('menuitem', { name: '王审核' }).click();
    await isDone();
    await expect.poll(() => line('王审核').count()).toBe(2);
    await page.getByLabel('负责人').click();
    await page.locator('.ant-select-item').filter({ hasText: '王审核' }).click();
    await page.getByText('共 2 份', { exact: true }).waitFor();
    await pick(SECOND);
    await bar().getByRole('button', { name: '指定负责人' }).click();
    await page.getByRole('menuitem', { name: '不指定' }).click();
    await page.getByText('共 1 份', { exact: true }).waitFor();
    expect([(await rowOf(FIRST))!.assignee, (await rowOf(SECOND))!.assignee]).toEqual([
      expect.any(String),
      null,
    ]);
    await page.getByRole('button', { name: '清除条件' }).click();
    await line(SECOND).waitFor();
  });

  it('is audited again, and nothing else is', async () => {
    await pick(FIRST, THIRD);
    await bar().getByRole('button', { name: '重新审核' }).click();
    await page.getByRole('dialog').getByText('重新审核选中的 2 份材料？').last().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '重新审核' }).click();
    await isDone();
    await expect.poll(async () => (await rowOf(THIRD))!.attempt).toBe(2);
    await settled(4);
    expect((await rowOf(FIRST))!.attempt).toBe(2);
    expect((await rowOf(SECOND))!.attempt).toBe(1);
    await line(FIRST).locator('.state-reviewed').waitFor();
  });

  it('that failed is tried again', async () => {
    await pick('坏.docx');
    const answer = page.waitForResponse((one) => one.url().endsWith('/submissions/actions'));
    await bar().getByRole('button', { name: '重试' }).click();
    expect((await answer).ok()).toBe(true);
    await isDone();
    await expect
      .poll(async () => (await rowsNow()).find(({ source }) => source === '坏.docx')!.attempt)
      .toBe(2);
    await settled(4);
    await line('坏.docx').locator('.state-failed').waitFor();
  });

  it('is taken away as a list of just that', async () => {
    await pick(FIRST, SECOND);
    const waiting = page.waitForEvent('download');
    await bar().getByRole('button', { name: '导出' }).click();
    await page.getByRole('menuitem', { name: '疑点清单 CSV' }).click();
    const text = await readFile(await (await waiting).path(), 'utf8');
    for (const unit of [FIRST, SECOND]) expect(text).toContain(`"${unit}"`);
    expect(text).toContain('编号“二、”重复');
    expect(text).not.toContain(`"${THIRD}"`);
    await bar().getByRole('button', { name: '取消选择' }).click();
    await isDone();
  });

  it('is deleted when that is what was meant', async () => {
    const { id } = (await rowOf(SECOND))!;
    await pick(SECOND);
    await bar().getByRole('button', { name: '删除' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '返回' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await line(SECOND).count()).toBe(1);
    await bar().getByRole('button', { name: '删除' }).click();
    await page.getByRole('dialog').getByText('删除选中的 1 份材料？').last().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await isDone();
    await page.getByText('共 3 份', { exact: true }).waitFor();
    expect(await line(SECOND).count()).toBe(0);
    expect(await line(FIRST).count()).toBe(1);
    const gone = await ask<{ code: string }>('GET', `/submissions/${id}`);
    expect(gone.code).toBe('submission-not-found');
  });
});

it('never made the page complain', () => {
  expect(stage.complaints).toEqual([]);
});
