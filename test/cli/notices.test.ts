import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readWord, wordFile } from '../exports/word.js';
import { folderWith } from '../helpers/folders.js';
import { jishen } from '../helpers/run-jishen.js';
import { report } from '../helpers/server.js';

const papers = () =>
  folderWith({ '甲.txt': report('云渡县甲局'), '乙.txt': `${report('云渡县乙局')}\n\n三、其他\n\n无。` });

describe('jishen audit --format notice', () => {
  it('writes a notice for each unit, and takes away those of an earlier run', async () => {
    const out = folderWith();
    const notices = join(out, 'notices');
    const run = (...more: string[]) =>
      jishen([
        'audit',
        papers(),
        '-o',
        out,
        '--format',
        'notice,docx',
        '--notice-from',
        '云渡县财政局',
        ...more,
      ]);
    const { status, stderr } = await run('--notice-date', '2025-08-01', '--notice-deadline', '2025-08-15');
    expect(status).toBe(0);
    expect(stderr).toContain(`结果见：${notices}`);
    expect(readdirSync(notices).sort()).toEqual(
      ['整改通知-云渡县乙局.docx', '整改通知-云渡县甲局.docx'].sort(),
    );
    const { lines } = await readWord(readFileSync(join(notices, '整改通知-云渡县甲局.docx')));
    expect(lines.join('\n')).toContain('云渡县财政局\n2025年8月1日');

    writeFileSync(join(notices, '整改通知-别的局.docx'), 'x');
    writeFileSync(join(notices, '我的备注.txt'), 'x');
    const template = join(
      folderWith({ 'a.docx': await wordFile({ lines: ['给{单位名称}的通知'] }) }),
      'a.docx',
    );
    const sheet = join(folderWith({ 'b.docx': await wordFile({ lines: ['{单位名称}的评分表'] }) }), 'b.docx');
    expect((await run('--notice-template', template, '--sheet-template', sheet)).status).toBe(0);
    expect(readdirSync(notices)).toHaveLength(3);
    expect(existsSync(join(notices, '整改通知-别的局.docx'))).toBe(false);
    const own = await readWord(readFileSync(join(notices, '整改通知-云渡县乙局.docx')));
    expect(own.lines).toEqual(['给云渡县乙局的通知']);
    const slugs = readdirSync(join(out, 'submissions'));
    const sheets = await Promise.all(
      slugs.map(async (slug) => readWord(readFileSync(join(out, 'submissions', slug, 'score-sheet.docx')))),
    );
    expect(sheets.flatMap(({ lines }) => lines).sort()).toEqual(
      ['云渡县乙局的评分表', '云渡县甲局的评分表'].sort(),
    );
  });

  it('says what is wrong with a form before it audits anything', async () => {
    const folder = folderWith({ '错.docx': await wordFile({ lines: ['{单位}'] }), '空.docx': '' });
    const out = join(folderWith(), 'out');
    const run = (form: string) =>
      jishen(['audit', papers(), '-o', out, '--format', 'notice', '--notice-template', join(folder, form)]);
    for (const [form, words] of [
      ['错.docx', /不能使用：不认识的标签\{单位\}，这里可以用：\{单位名称\}/],
      ['空.docx', /不能使用：不是 Word 文件（\.docx），或文件已损坏。/],
      ['没有.docx', /不存在。/],
    ] as const) {
      const { status, stderr } = await run(form);
      expect(status).toBe(1);
      expect(stderr).toMatch(words);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(existsSync(join(out, 'notices'))).toBe(false);
    }
  });
});

describe('jishen audit --format xlsx,html', () => {
  it('writes a workbook that leads into the page beside it', async () => {
    const out = folderWith({ 'anomalies-2.xlsx': 'of an earlier run' });
    expect((await jishen(['audit', papers(), '-o', out, '--format', 'xlsx,html'])).status).toBe(0);
    expect(existsSync(join(out, 'anomalies-2.xlsx'))).toBe(false);
    const bytes = readFileSync(join(out, 'anomalies.xlsx'));
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name }) => name)).toEqual([
      '疑点清单',
      '材料汇总',
      '评分表',
      '规则说明',
      '读取失败',
      '评分汇总',
    ]);
    const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    const places = [...sheet.matchAll(/<hyperlink [^>]*location="(\w+)"/g)].map(([, place]) => place);
    expect(places).toHaveLength(sheets[0]!.rows.length - 1);
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    for (const place of places) expect(page.split(`id="${place}"`)).toHaveLength(2);
  });
});
