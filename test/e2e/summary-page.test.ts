import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../scripts/open-browser.js';
import { summaryHtml } from '../../src/exports/summary-html.js';
import type { Review } from '../../src/model/review.js';
import { finding, rules, sample } from '../exports/sample.js';
import { folderWith } from '../helpers/folders.js';
import { barriers } from './stage.js';

/** `count` submissions of four findings: the third of each is of another rule and names the unit's number. */
const reviews = (count: number): Review[] =>
  Array.from({ length: count }, (_, index) => ({
    ...sample,
    id: `r${index}`,
    unit: `青石县第${index + 1}局`,
    year: 2020 + (index % 5),
    findings: [
      finding('f1'),
      finding('f2', { severity: 'info', message: '占比<随之>有误', causedBy: 'f1' }),
      finding('f3', {
        rule: 'section-number-duplicate',
        severity: 'warning',
        message: `编号“${index + 1}号”已用于“其他”`,
      }),
      ...(index % 2 ? [finding('f4', { severity: 'warning', message: '另有一处' })] : []),
    ],
  }));

let browser: Browser;
const complaints: string[] = [];

async function open(all: readonly Review[], hash = ''): Promise<Page> {
  const path = join(folderWith(), 'index.html');
  await pipeline(Readable.from(summaryHtml(all, rules)), createWriteStream(path));
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(request.url());
  });
  await page.goto(pathToFileURL(path).href + hash);
  return page;
}

const shown = (page: Page) => page.locator('#shown').textContent();
/** Of the sections that are built and not filtered out. */
const messages = (page: Page) =>
  page.locator('.submission:not([hidden]) .group > .finding:not([hidden]) > .message').allTextContents();

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

// A thousand submissions are more than the page builds at once.
describe.each([
  ['a page of few findings', 40],
  ['a page of many findings', 1000],
])('%s, opened from a disk', (_, count) => {
  it('is searched by unit and by what a finding says, in built sections and in folded ones', async () => {
    const page = await open(reviews(count));
    expect(await shown(page)).toBe(`显示 ${count} / ${count} 份`);
    await page.fill('#search', '第33局');
    await expect.poll(() => shown(page)).toBe(`显示 1 / ${count} 份`);
    await expect.poll(() => messages(page)).toHaveLength(2);
    await page.fill('#search', '编号“33号”');
    await expect.poll(() => shown(page)).toBe(`显示 1 / ${count} 份`);
    await expect.poll(() => messages(page)).toEqual(['编号“33号”已用于“其他”']);
    await page.fill('#search', '第33局 占比<随之>');
    await expect.poll(() => messages(page)).toEqual(['“基本支出”与其明细之和相差 10万元']);
    // Markup is not text.
    await page.fill('#search', 'data-rule');
    await expect.poll(() => shown(page)).toBe(`显示 0 / ${count} 份`);
    await page.close();
  });

  it('is filtered by rule and severity, and sorted', async () => {
    const page = await open(reviews(count));
    await page.fill('#search', '第3局');
    await page.selectOption('#rule', 'section-number-duplicate');
    await expect
      .poll(async () => [...new Set((await messages(page)).map((one) => one.slice(0, 2)))])
      .toEqual(['编号']);
    await page.selectOption('#rule', '');
    await page.selectOption('#show', 'failures');
    await page.fill('#search', '');
    await expect.poll(() => shown(page)).toBe(`显示 ${count} / ${count} 份`);
    const first = () => page.locator('#submissions tbody tr').first().locator('td').allTextContents();
    await page.click('#submissions th:nth-child(7) button');
    expect((await first()).slice(0, 2)).toEqual(['青石县第2局', '2021']);
    await page.click('#submissions th:nth-child(2) button');
    expect((await first())[1]).toBe('2024');
    await page.click('#submissions th:nth-child(1) button');
    expect((await first())[0]).toBe('青石县第1局');
    await page.close();
  });

  it('leads to a finding by its name, as the workbook does', async () => {
    const page = await open(reviews(count), '#s31f3');
    const place = page.locator('#s31f3');
    await place.waitFor();
    expect(await place.locator('> .message').textContent()).toBe('编号“31号”已用于“其他”');
    expect(await place.getAttribute('class')).toContain('led-to');
    const box = await place.boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.y).toBeLessThan(768);
    await page.close();
  });

  it('prints what the filter shows, whole', async () => {
    const page = await open(reviews(count));
    await page.fill('#search', '第39局');
    await expect.poll(() => shown(page)).toBe(`显示 1 / ${count} 份`);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('main').innerText();
    expect(text).toContain('编号“39号”已用于“其他”');
    expect(text).not.toContain('编号“38号”');
    expect(await page.locator('.controls').isVisible()).toBe(false);
    await page.close();
  });
});

it('a page of very many findings is built only where somebody looks', async () => {
  const page = await open(reviews(1000));
  const built = await page.locator('.submission h2').count();
  expect(built).toBeLessThan(100);
  await page.locator('#s900').scrollIntoViewIfNeeded();
  await page.locator('#s900 h2').waitFor();
  expect(await page.locator('.submission h2').count()).toBeLessThan(300);
  await page.close();
});

it('keeps nobody from using it', async () => {
  const page = await open(reviews(3));
  // The policy of the page lets no script in but its own: a copy without it, for the tool that looks.
  const copy = await browser.newPage({ bypassCSP: true } as never);
  await copy.goto(page.url());
  expect(await barriers(copy)).toEqual([]);
  await copy.close();
  await page.close();
});

it('complains of nothing and asks for nothing', () => {
  expect(complaints).toEqual([]);
});
