import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bulkFiles } from '../../fixtures/make/bulk/write.js';
import { planSubmissions } from '../../src/intake/plan.js';
import { unpack } from '../../src/intake/unpack.js';
import { readLimits } from '../../src/pipeline/limits.js';
import { folderWith } from '../helpers/folders.js';
import { zipOf } from '../helpers/zips.js';

const shape = async (paths: string[], single = false) =>
  (await planSubmissions(paths, { single })).map(({ slug, kind, files }) => [
    slug,
    kind,
    files.map(({ file }) => file),
  ]);

const page = (...hrefs: string[]) =>
  `<html><body><p>报告</p>${hrefs.map((href) => `<p><a class="x" href="${href}">附件</a></p>`).join('')}</body></html>`;

const gbk = (text: string): Uint8Array => {
  // 附件 in GBK; the rest is ASCII.
  const bytes = [...text].flatMap((letter) =>
    letter === '附' ? [0xb8, 0xbd] : letter === '件' ? [0xbc, 0xfe] : [letter.charCodeAt(0)],
  );
  return new Uint8Array(bytes);
};

describe('a page saved from a site', () => {
  it('is one submission with the documents of its folder, and without its pictures, styles and scripts', async () => {
    const folder = folderWith({
      '自评报告.html': page(),
      '自评报告_files/附表10.xlsx': '1',
      '自评报告_files/附表2.doc': '1',
      '自评报告_files/style.css': '1',
      '自评报告_files/logo.png': '1',
      '自评报告_files/frame.html': '1',
      '另存.htm': page(),
      '另存.files/附表.et': '1',
      '另存.files/filelist.xml': '1',
      '无关_files/附表.docx': '1',
    });
    expect(await shape([folder])).toEqual([
      ['另存', 'page', ['另存.htm', '另存.files/附表.et']],
      ['无关_files', 'folder', ['附表.docx']],
      ['自评报告', 'page', ['自评报告.html', '自评报告_files/附表2.doc', '自评报告_files/附表10.xlsx']],
    ]);
  });

  it('takes documents beside it that it links to, whether it calls them by the site or by the disk', async () => {
    const folder = folderWith({
      '甲.html': page(
        'http://www.example.gov.cn/czj/P020250801.docx?download=1',
        './%E9%99%84%E4%BB%B61.xlsx',
        'attachments/%E9%99%84%E4%BB%B62.pdf',
        'files/附件3.pdf',
        '../外面.docx',
        '/etc/附件9.docx',
        '乙.html',
      ),
      'P020250801.docx': '1',
      '附件1.xlsx': '1',
      'attachments/附件2.pdf': '1',
      'attachments/别的.pdf': '1',
      'files/附件3.pdf': '1',
      '乙.html': page(),
      '没有链接.docx': '1',
    });
    expect(await shape([folder])).toEqual([
      ['attachments', 'folder', ['别的.pdf']],
      ['乙', 'file', ['乙.html']],
      ['没有链接', 'file', ['没有链接.docx']],
      [
        '甲',
        'page',
        ['甲.html', 'P020250801.docx', 'attachments/附件2.pdf', 'files/附件3.pdf', '附件1.xlsx'],
      ],
    ]);
  });

  it('knows links of pages in GBK and of pages packed into an .mht', async () => {
    const mail = (encoding: string, body: string) =>
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: http://x/\r\n\r\n${body}\r\n--b--\r\n`;
    const folder = folderWith({
      'a.html': gbk(page('附件1.doc')),
      '附件1.doc': '1',
      'b.mht': mail('base64', Buffer.from(page('http://x/附件2.pdf')).toString('base64')),
      '附件2.pdf': '1',
      'c.mht': mail(
        'quoted-printable',
        page('附件3.xls').replace('href=', 'hr=\r\nef=3D').replace('附件', '=E9=99=84=E4=BB=B6'),
      ),
      '附件3.xls': '1',
    });
    expect(await shape([folder])).toEqual([
      ['a', 'page', ['a.html', '附件1.doc']],
      ['b', 'page', ['b.mht', '附件2.pdf']],
      ['c', 'page', ['c.mht', '附件3.xls']],
    ]);
  });

  it('is the same named alone, with all that lies beside it, and in a folder of a unit', async () => {
    const folder = folderWith({
      '某局/页.html': page('附表.docx'),
      '某局/附表.docx': '1',
      '某局/页_files/a.js': '1',
      '某局/页_files/附表2.docx': '1',
    });
    const inside = join(folder, '某局');
    const all = ['页.html', '附表.docx', '页_files/附表2.docx'];
    expect(await shape([join(inside, '页.html')])).toEqual([['页', 'page', all]]);
    expect(await shape(['页.html', '页_files', '附表.docx'].map((name) => join(inside, name)))).toEqual([
      ['页', 'page', all],
    ]);
    expect(await shape([folder])).toEqual([
      ['某局', 'folder', ['附表.docx', '页.html', '页_files/附表2.docx']],
    ]);
  });

  it('is taken apart with --single', async () => {
    const folder = folderWith({ '页.html': page('附表.docx'), '附表.docx': '1', '页_files/附表2.docx': '1' });
    expect(await shape([folder], true)).toEqual([
      ['附表', 'file', ['附表.docx']],
      ['页', 'file', ['页.html']],
      ['页_files_附表2', 'file', ['附表2.docx']],
    ]);
  });

  it('leaves what it is made of in the archive, too', async () => {
    const zip = zipOf({
      '局/页.html': page(),
      '局/页_files/a.css': '1',
      '局/页_files/附表.docx': '1',
      'b.css': '1',
    });
    const folder = folderWith({ '打包.zip': zip });
    const { files, failures } = await unpack(join(folder, '打包.zip'), join(folder, 'out'), readLimits);
    expect(files.map(({ file }) => file)).toEqual(['局/页.html', '局/页_files/附表.docx', 'b.css']);
    expect(failures).toEqual([]);
  });

  it('as the generator of runs at size makes it holds its three forms', async () => {
    const files = await bulkFiles(7, 1);
    const [[, kind, names]] = (await shape([folderWith(Object.fromEntries(files))])) as [
      [string, string, string[]],
    ];
    expect(kind).toBe('page');
    expect(names).toHaveLength(4);
    expect(names[0]).toMatch(/\.html$/);
  });
});
