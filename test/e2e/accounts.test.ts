import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, openStage, ROOT, type Stage } from './stage.js';

const PASSWORD = 'correct horse battery';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage('accounts');
  page = await stage.open();
});
afterAll(() => stage?.close());

async function signIn(username: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

async function signOut(): Promise<void> {
  await page.getByRole('button', { name: /▾$/ }).last().click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.waitForURL('**/sign-in');
}

describe('a bureau with accounts', () => {
  it('gets its first administrator by the address that the service printed', async () => {
    await page.goto('/submissions');
    await page.waitForURL('**/sign-in?next=*');
    await page.getByText('还没有管理员').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.goto(stage.server.setupUrl!);
    await page.getByLabel('用户名').fill('admin');
    await page.getByLabel('姓名').fill('张主任');
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByLabel('再输入一次密码').fill(`${PASSWORD}!`);
    await page.getByText('两次输入的密码不同').waitFor();
    await page.getByLabel('再输入一次密码').fill(PASSWORD);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '创建并登录' }).click();
    await page.getByRole('button', { name: /张主任/ }).waitFor();
    await page.getByText('还没有批次').waitFor();
  });

  it('adds a unit and somebody of it', async () => {
    await page.goto('/manage?tab=units');
    await page.getByRole('button', { name: '添加单位' }).click();
    await page.getByLabel('单位名称').fill('水利局');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('cell', { name: '水利局' }).waitFor();
    await page.getByRole('tab', { name: '用户' }).click();
    await page.getByRole('button', { name: '添加用户' }).click();
    await page.getByLabel('用户名').fill('shuili');
    await page.getByLabel('姓名').fill('李会计');
    await page.getByLabel('单位', { exact: true }).click();
    await page.getByTitle('水利局').click();
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByLabel('再输入一次密码').fill(PASSWORD);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('cell', { name: '李会计' }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('gives a program a token, whose secret is shown this once', async () => {
    await page.goto('/manage?tab=tokens');
    await page.getByRole('button', { name: '创建令牌' }).click();
    await page.getByLabel('用途').fill('预算系统');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '创建令牌' }).click();
    const secret = await page.getByLabel('令牌已创建').last().inputValue();
    const answer = await fetch(`${stage.server.url}/api/v1/me`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(((await answer.json()) as { username: string }).username).toBe('admin');
    await page.getByRole('button', { name: '已保存，关闭' }).click();
    await page.getByRole('cell', { name: '预算系统' }).waitFor();
    expect(await page.content()).not.toContain(secret);
  });

  it('sees the queue, what failed, and who did what', async () => {
    await page.goto('/manage?tab=queue');
    await page.getByText('本机内置').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('tab', { name: '没能处理的材料' }).click();
    await page.getByText('没有失败的材料').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('tab', { name: '操作记录' }).click();
    await page.getByRole('cell', { name: '创建令牌' }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('tells somebody who mistypes, and shows others only what is theirs', async () => {
    await signOut();
    await signIn('shuili', 'wrong password');
    await page.getByRole('alert').waitFor();
    await signIn('shuili', PASSWORD);
    await page.getByRole('button', { name: /李会计（上报人）/ }).waitFor();
    expect(await page.getByRole('link', { name: '管理' }).count()).toBe(0);
    await page.getByRole('button', { name: '新建批次' }).first().click();
    await page.getByRole('button', { name: '新建，去上报材料' }).click();
    await page.waitForURL('**/hand-in');
    await page.getByTestId('files').setInputFiles(`${ROOT}/fixtures/reports/docx/clean-town.docx`);
    await page.locator('.state-reviewed').waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('lets everybody change the own password', async () => {
    await page.getByRole('button', { name: /李会计/ }).click();
    await page.getByRole('menuitem', { name: '我的账户' }).click();
    await page.getByLabel('当前密码').fill(PASSWORD);
    await page.getByLabel('新密码').fill('another long password');
    await page.getByLabel('再输入一次密码').fill('another long password');
    await page.getByRole('button', { name: '修改', exact: true }).click();
    await page.getByText('密码已修改').waitFor();
    expect(await barriers(page)).toEqual([]);
    await signOut();
    await signIn('shuili', 'another long password');
    await page.getByRole('button', { name: /李会计/ }).waitFor();
  });

  it('sends somebody whose session is over to the sign-in, and back to where they were', async () => {
    await page.context().clearCookies();
    await page.getByRole('link', { name: '材料' }).click();
    await page.waitForURL('**/sign-in?next=*');
    await signIn('shuili', 'another long password');
    await page.waitForURL('**/submissions');
  });

  it('never made the page complain', () => {
    expect(stage.complaints).toEqual([]);
  });
});
