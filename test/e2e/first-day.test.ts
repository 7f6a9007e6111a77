import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../scripts/open-browser.js';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';
import { freePort } from '../helpers/servers.js';
import { ROOT } from './stage.js';

/**
 * Somebody who never saw Jishen: the first command of the README, then only what the screen says, to a signed score sheet.
 * How many clicks and how long it took is printed; the waiting is the machine's.
 */

let server: ChildProcess;
let url: string;
let said = '';
let page: Page;
let close: () => Promise<void>;
let clicks = 0;
let typed = 0;
const began = performance.now();

beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const args = ['bin/jishen.js', 'serve', '--port', String(port), '--data', folderWith()];
  server = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] });
  server.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await until(() => said.includes(url) || server.exitCode !== null);
  const browser = await openBrowser();
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    baseURL: url,
  });
  page = await context.newPage();
  page.setDefaultTimeout(90_000);
  close = () => browser.close();
});
afterAll(async () => {
  console.log(
    `the first day: ${clicks} clicks, ${typed} fields, ${((performance.now() - began) / 1000).toFixed(0)} s from the command on`,
  );
  await close?.();
  server?.kill();
});

async function click(what: Locator): Promise<void> {
  clicks += 1;
  await what.click();
}

async function type(where: Locator, text: string): Promise<void> {
  typed += 1;
  await where.fill(text);
  await where.press('Enter');
}

const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('the first day', () => {
  it.each(['README.md', 'README.zh-CN.md'])('begins with what stands at the top of %s', (name) => {
    const text = readFileSync(`${ROOT}/${name}`, 'utf8');
    const at = text.indexOf('npx jishen serve');
    expect(at).toBeGreaterThan(0);
    // Before anything else that could be typed.
    expect(text.slice(0, at)).not.toMatch(/npx jishen (?!serve)/);
    expect(text.slice(at)).toMatch(/^npx jishen serve[\s\S]{0,300}http:\/\/127\.0\.0\.1:8080/);
  });

  it('is told by the command where to go', () => {
    expect(said).toContain(`请用浏览器打开：${url}`);
  });

  it('tries the sample and opens what needs a look first', async () => {
    await page.goto('/');
    await click(button('试用样例').first());
    await page.locator('.state-reviewed').nth(2).waitFor();
    await click(page.locator('.ant-table-row').getByRole('link').first());
    await page.getByRole('tab', { name: /^疑点/ }).waitFor();
  });

  it('looks at a finding in its place, and says whether it is so', async () => {
    await click(page.locator('.finding').getByRole('button').first());
    await page.locator('[data-shown]').first().waitFor();
    const put = page.waitForResponse((answer) => answer.url().includes('/decisions/'));
    await click(button('属实').first());
    expect((await put).ok()).toBe(true);
  });

  it('fills in what the form asks for, and signs', async () => {
    await click(page.getByRole('tab', { name: '评分表' }));
    const sign = button('签署');
    await sign.waitFor();
    // The form says in yellow lines what is missing: dates, or points that only a person can give.
    for (const [asked, day] of [
      ['报送日期', '2025-07-14'],
      ['公开日期', '2025-07-29'],
    ] as const) {
      const field = page.getByPlaceholder(asked);
      if ((await field.count()) === 0) continue;
      await type(field.first(), day);
      await field.first().waitFor({ state: 'detached' });
    }
    for (;;) {
      const open = page.locator('tr.is-open').getByRole('spinbutton');
      const left = await open.count();
      if (left === 0) break;
      const saved = page.waitForResponse((answer) => answer.url().includes('/criteria/'));
      await type(open.first(), '8');
      expect((await saved).ok()).toBe(true);
      await page.waitForFunction((before) => document.querySelectorAll('tr.is-open').length < before, left);
    }
    await click(sign);
    await click(page.getByRole('dialog').getByRole('button', { name: '签署' }));
    await page.getByText(/^已签署，得分/).waitFor();
  });

  it('takes the signed form away, with the points that the screen shows', async () => {
    const total = Number(/得分 ([\d.]+) 分/.exec((await page.getByText(/^已签署，得分/).textContent())!)![1]);
    const waiting = page.waitForEvent('download');
    await click(page.getByRole('link', { name: '导出 Excel' }));
    const bytes = readFileSync(await (await waiting).path());
    const { rows } = (await readXlsx(new Uint8Array(bytes))).sheets[0]!;
    expect(rows.find(([first]) => first === '合计')?.[4]).toBe(total);
  });
});
