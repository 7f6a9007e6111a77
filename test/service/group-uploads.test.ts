import { describe, expect, it } from 'vitest';
import { planSubmissions } from '../../src/intake/plan.js';
import { linksOf } from '../../src/intake/saved-page.js';
import { type Grouping, groupUploads } from '../../src/service/group-uploads.js';
import { isPage } from '../../src/text/page-names.js';
import { folderWith } from '../helpers/folders.js';

const page = (...hrefs: string[]) =>
  `<html><body><p>报告</p>${hrefs.map((href) => `<a href="${href}">附件</a>`).join('')}</body></html>`;

/** What the service makes of an upload of these files, and what `jishen audit` makes of a folder of them. */
async function both(files: Readonly<Record<string, string>>, grouping: Grouping = 'auto', root = '') {
  const folder = folderWith(files);
  const uploaded = await Promise.all(
    Object.keys(files).map(async (file) => ({
      ...{ file: root + file, sha256: file, size: 1 },
      ...(isPage(file) ? { links: await linksOf(`${folder}/${file}`) } : {}),
    })),
  );
  const here = groupUploads(uploaded, grouping).map((group) => group.files.map(({ file }) => file));
  const there = await planSubmissions([folder], { single: false });
  return { here: here.sort(), there: there.map((plan) => plan.files.map(({ file }) => file)).sort() };
}

const saved = {
  '自评报告.html': page('http://www.example.gov.cn/czj/P020250801.docx?download=1', 'attachments/附件2.pdf'),
  '自评报告_files/附表10.xlsx': '1',
  '自评报告_files/附表2.doc': '1',
  '自评报告_files/style.css': '1',
  '自评报告_files/logo.png': '1',
  'P020250801.docx': '1',
  'attachments/附件2.pdf': '1',
  'attachments/别的.pdf': '1',
  '没有链接.docx': '1',
  '某局/页.html': page('附表.docx'),
  '某局/页_files/a.js': '1',
  '某局/附表.docx': '1',
};

describe('a saved page that is uploaded', () => {
  it.each(['', '全部/'])('is one submission with its attachments, as in a folder (%j)', async (root) => {
    const { here, there } = await both(saved, 'auto', root);
    expect(here).toEqual(there);
    expect(here).toContainEqual([
      '自评报告.html',
      'P020250801.docx',
      'attachments/附件2.pdf',
      '自评报告_files/附表2.doc',
      '自评报告_files/附表10.xlsx',
    ]);
    expect(here.flat()).not.toContain('自评报告_files/logo.png');
  });

  it('keeps its name, so that the same upload is known again, whatever comes beside it', () => {
    const [first] = groupUploads(
      ['页.html', '页_files/附表.docx'].map((file) => ({ file, sha256: file, size: 1 })),
      'auto',
    );
    expect(first).toMatchObject({ source: '页.html', size: 2 });
  });

  it('is taken apart where each file is one, and leaves out its pictures where all is one', async () => {
    const files = { '页.html': page(), '页_files/附表.docx': '1', '页_files/a.png': '1' };
    expect((await both(files, 'single')).here).toEqual([['a.png'], ['附表.docx'], ['页.html']].sort());
    expect((await both(files, 'one')).here).toEqual([['页.html', '页_files/附表.docx']]);
  });
});
