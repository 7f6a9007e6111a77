import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '../../src/model/document.js';
import { readLimits } from '../../src/pipeline/limits.js';
import { readDocument } from '../../src/readers/read.js';
import { apiOf } from '../helpers/api.js';
import { type DeskPapers, handInPapers, PAGE, reviewOf } from './desk-papers.js';
import { barriers, openStage, type Stage } from './stage.js';

let stage: Stage;
let page: Page;
let papers: DeskPapers;
beforeAll(async () => {
  stage = await openStage('single-user');
  papers = await handInPapers(stage);
  page = await stage.open();
});
afterAll(() => stage?.close());

const desk = (id: string, search = '') => page.goto(`/submissions/${id}${search}`);
const card = (text: RegExp | string): Locator => page.locator('.finding').filter({ hasText: text });
const duplicate = () => card('编号“九、”重复');
const tab = (name: string) => page.getByRole('tab', { name }).click();
const shown = () => page.locator('.paper [data-shown]').first();

async function openDuplicate(id: string): Promise<void> {
  await desk(id);
  await duplicate().getByRole('button').first().click();
  await shown().waitFor();
}

/** Does the window show all of it? */
async function isInView(place: Locator): Promise<boolean> {
  const box = (await place.boundingBox())!;
  const pane = (await page.locator('.paper').boundingBox())!;
  return box.y >= pane.y && box.y + box.height <= pane.y + pane.height;
}

/** Where a mark lies on its page, in points. */
async function onPage(mark: Locator): Promise<Box> {
  const sheet = mark.locator('xpath=..');
  const [inner, outer] = [(await mark.boundingBox())!, (await sheet.boundingBox())!];
  const scale = 595 / outer.width;
  return {
    x: (inner.x - outer.x) * scale,
    y: (inner.y - outer.y) * scale,
    width: inner.width * scale,
    height: inner.height * scale,
  };
}

/** Shared area by area of both together. */
function likeness(left: Box, right: Box): number {
  const over = (a: number, b: number, c: number, d: number) =>
    Math.max(0, Math.min(a + b, c + d) - Math.max(a, c));
  const shared =
    over(left.x, left.width, right.x, right.width) * over(left.y, left.height, right.y, right.height);
  return shared / (left.width * left.height + right.width * right.height - shared);
}

describe('the second 九、 is shown where it stands', () => {
  it('in a Word file', async () => {
    await openDuplicate(papers.docx);
    expect(await shown().textContent()).toBe('九、其他需要说明的情况');
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-shown'));
    expect(await isInView(shown())).toBe(true);
    // The heading that it repeats is marked too, and a click on its quote goes there.
    await duplicate().getByRole('button', { name: '绩效自评结果拟应用和公开情况' }).last().click();
    await page.waitForFunction(
      () => document.querySelector('[data-shown]')?.textContent === '九、绩效自评结果拟应用和公开情况',
    );
  });

  it('in a Word file as it was read, from a click on the mark itself', async () => {
    await desk(papers.docx, '?view=text');
    const mark = page.locator('.text-view .mark').filter({ hasText: '九、其他需要说明的情况' });
    await mark.scrollIntoViewIfNeeded();
    await mark.click();
    await duplicate().locator('[aria-expanded=true]').waitFor();
    expect(page.url()).toContain('finding=section-number-duplicate');
  });

  it('on a page of a PDF', async () => {
    await openDuplicate(papers.pdf);
    expect(
      await page
        .locator('.page-sheet')
        .filter({ has: page.locator('[data-shown]') })
        .getAttribute('data-page'),
    ).toBe(`${PAGE}`);
    const { findings } = await reviewOf(stage, papers.pdf);
    const [place] = findings.find(({ rule }) => rule === 'section-number-duplicate')!.evidence;
    expect(likeness(await onPage(shown()), place!.location.box!)).toBeGreaterThan(0.6);
    expect(await isInView(shown())).toBe(true);
    await page.locator(`.page-sheet[data-page="${PAGE}"] img`).waitFor();
  });

  it('on a page whose picture comes at the second time, by itself; at the third, when asked for', async () => {
    const pages = '**/documents/*/pages/*';
    let failing = 1;
    let asked = 0;
    await page.route(pages, (route) => {
      if (!route.request().url().includes('/pages/1?')) return route.continue();
      asked += 1;
      return asked > failing ? route.continue() : route.abort();
    });
    const picture = page.locator('.page-sheet[data-page="1"] img');
    const isHere = () => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0);
    await desk(papers.pdf);
    await expect.poll(() => asked, { timeout: 30_000 }).toBe(2);
    await expect.poll(isHere, { timeout: 30_000 }).toBe(true);
    [failing, asked] = [2, 0];
    await page.reload();
    await page.getByText('这一页没有载入').waitFor();
    expect(asked).toBe(2);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '重试 第1页' }).click();
    await expect.poll(isHere, { timeout: 30_000 }).toBe(true);
    expect(await page.getByText('这一页没有载入').count()).toBe(0);
    await page.unroute(pages);
  });

  it('on the picture of a scanned page, where the print of that page has it', async () => {
    await openDuplicate(papers.scan);
    const { findings } = await reviewOf(stage, papers.pdf);
    const [place] = findings.find(({ rule }) => rule === 'section-number-duplicate')!.evidence;
    // The second of the two pages that were scanned.
    expect(
      await page
        .locator('.page-sheet')
        .filter({ has: page.locator('[data-shown]') })
        .getAttribute('data-page'),
    ).toBe('2');
    expect(likeness(await onPage(shown()), place!.location.box!)).toBeGreaterThan(0.5);
    expect(await duplicate().getByText('待核实').count()).toBe(1);
  });

  it('on a page that was turned, with the mark turned along', async () => {
    await openDuplicate(papers.scan);
    const sheet = page.locator('.page-sheet[data-page="2"]');
    const upright = (await sheet.boundingBox())!;
    await sheet.getByRole('button', { name: '旋转第2页' }).click();
    const lying = (await sheet.boundingBox())!;
    expect(lying.width).toBeCloseTo(upright.width, 0);
    expect(lying.height / lying.width).toBeCloseTo(upright.width / upright.height, 1);
    const mark = (await shown().boundingBox())!;
    expect(mark.height).toBeGreaterThan(mark.width * 3);
    for (const [at, size] of [
      [mark.x - lying.x, lying.width],
      [mark.y - lying.y, lying.height],
    ] as const) {
      expect(at).toBeGreaterThan(0);
      expect(at).toBeLessThan(size);
    }
    for (let turn = 1; turn < 4; turn += 1) await sheet.getByRole('button', { name: '旋转第2页' }).click();
    expect((await sheet.boundingBox())!.height).toBeCloseTo(upright.height, 0);
  });

  it('still when the window gets wider', async () => {
    await openDuplicate(papers.pdf);
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.waitForFunction(() => (document.querySelector('.page-sheet')?.clientWidth ?? 0) > 900);
    expect(await isInView(shown())).toBe(true);
    await page.locator(`.page-sheet[data-page="${PAGE}"] img`).waitFor();
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.waitForFunction(() => (document.querySelector('.page-sheet')?.clientWidth ?? 0) < 800);
    expect(await isInView(shown())).toBe(true);
  });

  it('in the tree, on both headings', async () => {
    await desk(papers.docx, '?tab=outline');
    const line = (text: string) => page.locator('.outline-line').filter({ hasText: text });
    await line('其他需要说明的情况').getByText('编号重复').waitFor();
    await line('绩效自评结果拟应用和公开情况').getByText('同一编号').click();
    await page.waitForFunction(() => document.querySelector('[data-shown]') !== null);
    expect(await page.locator('.outline-missing').textContent()).toBe('缺“（二）”');
  });
});

describe('deciding', () => {
  const api = () => apiOf(() => stage.server.url);
  type State = { decisions: readonly { rule: string; verdict: string | null; reason: string | null }[] };
  const decisions = async () =>
    (await api().get<State>(`/submissions/${papers.pdf}`)).decisions.map((one) => [
      one.rule,
      one.verdict,
      one.reason,
    ]);
  const answered = (method: string) =>
    page.waitForResponse(
      (answer) => answer.request().method() === method && answer.url().includes('/decisions/'),
    );

  it('walks by j and k, accepts by a', async () => {
    await desk(papers.pdf);
    await duplicate().waitFor();
    await page.keyboard.press('j');
    await duplicate().locator('[aria-expanded=true]').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await duplicate().locator('[aria-expanded=true]').waitFor();
    const put = answered('PUT');
    await page.keyboard.press('a');
    await put;
    await duplicate().locator('.tag-accepted').waitFor();
    expect(await decisions()).toEqual([['section-number-duplicate', 'accepted', null]]);
  });

  it('dismisses by d with a reason that must be given; keys do nothing while one types', async () => {
    await page.keyboard.press('d');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: '请写明理由' }).waitFor();
    const put = answered('PUT');
    await page.keyboard.type('jk ad');
    await page.keyboard.press('Control+Enter');
    await put;
    await duplicate().locator('.tag-dismissed').waitFor();
    expect(await decisions()).toEqual([['section-number-duplicate', 'dismissed', 'jk ad']]);
    // The mark says so as well.
    await page.locator('.paper .mark.is-dismissed').first().waitFor();
  });

  it('offers the last reason, and undoes by u', async () => {
    const gone = answered('DELETE');
    await page.keyboard.press('u');
    await gone;
    await page.locator('.tag-dismissed').waitFor({ state: 'detached' });
    expect(await decisions()).toEqual([]);
    await page.keyboard.press('d');
    await page.getByRole('button', { name: 'jk ad' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.writer').waitFor({ state: 'detached' });
  });

  it('takes back what the server refuses, and says why', async () => {
    await page.route('**/decisions/**', (route) => route.abort());
    await page.keyboard.press('a');
    await page.getByText('连接不上服务器').waitFor();
    await page.locator('.tag-accepted').waitFor({ state: 'detached' });
    await page.unroute('**/decisions/**');
  });

  it('loads the new review where another one was seen, and says so', async () => {
    const problem = { code: 'review-changed', detail: '审核结果已变', detailEn: 'The review has changed' };
    const contentType = 'application/problem+json';
    await page.route('**/decisions/**', (route) =>
      route.fulfill({ status: 409, contentType, body: JSON.stringify(problem) }),
    );
    const again = page.waitForResponse((answer) => answer.url().endsWith('/review'));
    await page.keyboard.press('a');
    await page.getByText('审核结果刚刚更新过').waitFor();
    await again;
    await page.locator('.tag-accepted').waitFor({ state: 'detached' });
    await page.unroute('**/decisions/**');
  });

  it('shows what is undecided, and goes on to the next when one is decided', async () => {
    await page.getByRole('combobox', { name: '显示' }).click();
    await page.getByTitle(/^未定/).click();
    const before = await page.locator('.finding').count();
    const put = answered('PUT');
    await page.keyboard.press('Escape');
    await page.locator('.findings-list').click({ position: { x: 200, y: 5 } });
    await page.keyboard.press('a');
    await put;
    await page.waitForFunction((count) => document.querySelectorAll('.finding').length === count - 1, before);
    expect(await page.locator('.finding.is-selected').count()).toBe(1);
  });
});

describe('the score sheet', () => {
  const row = (name: string) => page.locator('.form tr').filter({ hasText: name });
  const total = () => page.locator('.form-total').textContent();

  it('asks for the date that is missing; with it the submission is reviewed again, and the finding stays selected', async () => {
    await desk(papers.docx);
    await duplicate().getByRole('button').first().click();
    await tab('评分表');
    await row('线上报送').getByPlaceholder('报送日期').fill('2025-07-16');
    await page.keyboard.press('Enter');
    await row('线上报送').getByText('建议 9').waitFor();
    await tab('疑点');
    await duplicate().locator('[aria-expanded=true]').waitFor();
  });

  it('takes points and reasons, and adds them up', async () => {
    await tab('评分表');
    expect(await page.getByRole('button', { name: '签署' }).isDisabled()).toBe(true);
    const before = Number(await total());
    const points = page.getByRole('spinbutton', { name: '按时完成绩效评价公开工作的评分' });
    await points.fill('8.5');
    await points.press('Enter');
    await page.waitForFunction(
      (sum) => document.querySelector('.form-total')?.textContent === String(sum),
      before + 8.5,
    );
    const reason = page.getByRole('textbox', { name: '按时完成绩效评价公开工作的扣分理由' });
    await reason.fill('推迟公开，酌情扣1.5分');
    await reason.blur();
    await page.getByText('人工调整').waitFor();
  });

  it('keeps points within the line', async () => {
    const points = page.getByRole('spinbutton', { name: '绩效自评材料完整的评分' });
    await points.fill('99');
    await points.press('Enter');
    expect(await points.inputValue()).toBe('10');
  });

  it('is signed once the total has been seen, and then locked', async () => {
    const sum = await total();
    await page.getByRole('button', { name: '签署' }).click();
    const asked = page.getByRole('dialog');
    expect(await asked.textContent()).toContain(`${sum} 分`);
    await asked.getByRole('button', { name: '签署' }).click();
    await page.getByText(`已签署，得分 ${sum} 分`).waitFor();
    await page.getByText('签署人：本机用户').waitFor();
    expect(await page.getByRole('spinbutton').count()).toBe(0);
    expect(await page.locator('.form').textContent()).toContain('推迟公开，酌情扣1.5分');
    await tab('疑点');
    await page.getByText('已签署，不能再改').waitFor();
    expect(await page.getByRole('button', { name: '属实', exact: true }).count()).toBe(0);
  });

  it('is only the form on paper', async () => {
    await tab('评分表');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.form').isVisible()).toBe(true);
    for (const other of ['.shell-head', '.paper', '.desk-head', '.sign-bar', '.side [role=tablist]'])
      expect(await page.locator(other).first().isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
  });

  it('is taken away as a Word form and an Excel form with the very points', async () => {
    const sum = await total();
    const take = async (name: string) => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      const download = await waiting;
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const word = await take('导出 Word');
    expect(word.name).toMatch(/评分表\.docx$/);
    const read = await readDocument(
      { file: 'f.docx', bytes: new Uint8Array(word.bytes), sha256: '' },
      readLimits,
    );
    const blocks = read.ok ? read.document.blocks : [];
    const table = blocks.find(({ kind }) => kind === 'table');
    const cells = table?.kind === 'table' ? table.cells.map(({ text }) => text) : [];
    expect(cells).toContain('推迟公开，酌情扣1.5分');
    expect(cells.slice(cells.indexOf('合计'))).toEqual(['合计', '100', '', sum, '']);
    const excel = await take('导出 Excel');
    const rows = (await readXlsx(new Uint8Array(excel.bytes))).sheets[0]!.rows;
    expect(rows.find(([first]) => first === '合计')?.[4]).toBe(Number(sum));
  });

  it('is reopened with a reason, all of which is in the history', async () => {
    await page.getByRole('button', { name: '重新打开' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('公开日期有新证据');
    await page.getByRole('dialog').getByRole('button', { name: '重新打开' }).click();
    await page.getByRole('spinbutton').first().waitFor();
    await tab('操作记录');
    for (const action of ['签署', '重新打开', '调整评分', '更正信息'])
      await page.getByRole('cell', { name: action, exact: true }).first().waitFor();
    await page.getByRole('cell', { name: '公开日期有新证据' }).waitFor();
  });
});

it('leads from a sum that holds to each of its figures', async () => {
  await desk(papers.docx, '?tab=amounts');
  const sum = page.locator('.formula-holds').first();
  const figure = sum.getByRole('button').first();
  const printed = await figure.textContent();
  await figure.click();
  await shown().waitFor();
  expect(await shown().textContent()).toBe(printed);
  expect(await isInView(shown())).toBe(true);
});

describe('every tab', () => {
  it.each(['疑点', '目录', '金额', '表格', '评分表', '操作记录'])('%s keeps nobody out', async (name) => {
    await desk(papers.pdf, '?finding=none');
    await tab(name);
    await page.locator('.page-sheet img').first().waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('keeps nobody out with a finding open, in English', async () => {
    await desk(papers.scan, '?view=text');
    await duplicate().getByRole('button').first().click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('tab', { name: 'Score sheet' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '中文' }).click();
  });

  it('was shown without a complaint of the browser', () => expect(stage.complaints).toEqual([]));
});
