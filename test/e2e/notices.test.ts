import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWord, wordFile } from '../exports/word.js';
import { apiOf } from '../helpers/api.js';
import { until } from '../helpers/processes.js';
import { report } from '../helpers/server.js';
import { barriers, openStage, type Stage } from './stage.js';

const [FIRST, SECOND] = ['云渡县甲局', '云渡县乙局'];

let stage: Stage;
let page: Page;
let batch: string;
let first: string;
beforeAll(async () => {
  stage = await openStage('single-user');
  const api = apiOf(() => stage.server.url);
  batch = (await api.send<{ id: string }>('POST', '/batches', { name: '2024年度自评' })).id;
  await api.upload(`/batches/${batch}/submissions`, { '甲.txt': report(FIRST), '乙.txt': report(SECOND) });
  type Rows = { rows: readonly { id: string; unit: string; state: string }[] };
  const list = () => api.get<Rows>(`/submissions?batch=${batch}`);
  await until(async () => (await list()).rows.filter(({ state }) => state === 'reviewed').length === 2);
  first = (await list()).rows.find(({ unit }) => unit === FIRST)!.id;
  page = await stage.open();
});
afterAll(() => stage?.close());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const sheet = () => page.goto(`/submissions/${first}?tab=sheet`);

async function textOf(bytes: Uint8Array): Promise<string> {
  const { lines, tables } = await readWord(bytes);
  return [...lines, ...tables.flat(2)].join('\n');
}

/** What the form for notices gives, with its name. */
async function fetched(): Promise<{ name: string; bytes: Uint8Array }> {
  const waiting = page.waitForEvent('download');
  await dialog().getByRole('button', { name: '下载', exact: true }).click();
  const download = await waiting;
  await dialog().waitFor({ state: 'detached' });
  return {
    name: download.suggestedFilename(),
    bytes: new Uint8Array(await readFile(await download.path())),
  };
}

describe('notices', () => {
  it('are made on the desk, with what only the bureau knows', async () => {
    await sheet();
    await button('整改通知').click();
    await dialog().getByLabel('落款单位').fill('云渡县财政局');
    await dialog().getByLabel('发文字号').fill('云财绩〔2025〕7号');
    await dialog().getByLabel('成文日期').fill('2025年8月1日');
    await page.keyboard.press('Enter');
    const deadline = dialog().getByLabel('整改期限');
    await deadline.fill('2025/8/16');
    // The first Escape is the calendar's: it gives up the day, not the form.
    await page.keyboard.press('Escape');
    await expect.poll(() => deadline.inputValue()).toBe('');
    expect(await dialog().isVisible()).toBe(true);
    await deadline.fill('2025/8/15');
    await page.keyboard.press('Enter');
    expect(await barriers(page)).toEqual([]);
    const { name, bytes } = await fetched();
    expect(name).toBe(`整改通知-${FIRST}.docx`);
    const text = await textOf(bytes);
    expect(text).toContain('云财绩〔2025〕7号');
    expect(text).toContain(`${FIRST}：`);
    expect(text).toContain('请于2025年8月15日前');
    expect(text).toContain('云渡县财政局\n2025年8月1日');
    expect(text).toContain('编号“二、”重复');
  });

  it('are made for what is picked in the list, with what was filled in before', async () => {
    await page.getByRole('link', { name: '材料清单' }).click();
    const bar = page.locator('.list-bar-selected');
    for (const units of [[FIRST], [FIRST, SECOND]]) {
      for (const unit of units) await page.getByRole('checkbox', { name: unit }).check();
      await bar.getByRole('button', { name: '整改通知' }).click();
      expect(await dialog().getByLabel('成文日期').inputValue()).toBe('2025-08-01');
      const { name, bytes } = await fetched();
      // One comes as it is, more in an archive.
      expect(name).toBe(units.length === 1 ? `整改通知-${FIRST}.docx` : '2024年度自评-整改通知.zip');
      const parts: Record<string, Uint8Array> = units.length === 1 ? { [name]: bytes } : unzipSync(bytes);
      expect(Object.keys(parts).sort()).toEqual(units.map((unit) => `整改通知-${unit}.docx`).sort());
      for (const unit of units)
        expect(await textOf(parts[`整改通知-${unit}.docx`]!)).toContain('云渡县财政局\n2025年8月1日');
    }
  });
});

describe("the bureau's own form", () => {
  const row = () => page.getByRole('row', { name: /^整改通知/ });
  const give = async (name: string, buffer: Uint8Array) => {
    const choosing = page.waitForEvent('filechooser');
    await row().getByRole('button', { name: '上传' }).click();
    const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    await (await choosing).setFiles({ name, mimeType, buffer: Buffer.from(buffer) });
  };

  it('is refused where it is broken, and it is said where', async () => {
    await page.goto('/manage?tab=templates');
    await give('坏通知.docx', await wordFile({ lines: ['{单位名称}', '{单位名}', '{#问题}'] }));
    const said = page.getByText(/“坏通知\.docx”不能用作模板：/);
    await said.waitFor();
    expect(await said.textContent()).toMatch(/\{#问题\}没有\{\/问题\}结束/);
    expect(await row().textContent()).toContain('自带的');
    expect(await barriers(page)).toEqual([]);
  });

  it('is used once it is there, and no more when it is taken away', async () => {
    const form = { header: '云渡县财政局文件', lines: ['致{单位名称}，共{问题数}项'] };
    await give('本局通知.docx', await wordFile({ ...form, cells: ['{#问题}{序号}', '{问题}{/问题}'] }));
    await row().getByText('本局通知.docx').waitFor();
    const notice = async () => {
      await sheet();
      await button('整改通知').click();
      return textOf((await fetched()).bytes);
    };
    expect(await notice()).toMatch(new RegExp(`^致${FIRST}，共\\d+项\n云渡县财政局文件\n1\n`));
    await page.goto('/manage?tab=templates');
    await row().getByRole('button', { name: '改回自带的' }).click();
    await dialog().getByRole('button', { name: '改回自带的' }).click();
    await row().getByText('自带的', { exact: true }).waitFor();
    expect(await notice()).toContain(`${FIRST}：`);
  });
});

it('never made the page complain', () => {
  expect(stage.complaints).toEqual([]);
});
