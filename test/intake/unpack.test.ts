import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../src/intake/unpack.js';
import type { ReadLimits } from '../../src/model/document.js';
import { readLimits } from '../../src/pipeline/limits.js';
import { folderWith } from '../helpers/folders.js';
import { renameInZip, zipOf } from '../helpers/zips.js';

async function unpackBytes(zip: Uint8Array, limits: Partial<ReadLimits> = {}) {
  const folder = folderWith();
  writeFileSync(join(folder, '材料.zip'), zip);
  const answer = await unpack(join(folder, '材料.zip'), join(folder, 'out'), { ...readLimits, ...limits });
  return {
    ...answer,
    folder,
    names: answer.files.map(({ file }) => file),
    codes: answer.failures.map(({ code }) => code),
  };
}

describe('unpacking a zip', () => {
  it('gives the files under their names, without clutter', async () => {
    const { files, names, codes } = await unpackBytes(
      zipOf({
        '甲局/报告.docx': '报告',
        '甲局/.DS_Store': 'x',
        '__MACOSX/甲局/._报告.docx': 'x',
        '甲局/~$报告.docx': 'x',
      }),
    );
    expect(names).toEqual(['甲局/报告.docx']);
    expect(codes).toEqual([]);
    expect(readFileSync(files[0]!.path, 'utf8')).toBe('报告');
  });

  it('reads names that Windows wrote in GBK', async () => {
    // 报告.docx in GBK
    const gbk = Uint8Array.from([0xb1, 0xa8, 0xb8, 0xe6, 0x2e, 0x64, 0x6f, 0x63, 0x78]);
    expect((await unpackBytes(renameInZip(zipOf({ 'xxxx.docx': '1' }), 'xxxx.docx', gbk))).names).toEqual([
      '报告.docx',
    ]);
    const utf8 = new TextEncoder().encode('报告.docx');
    expect(
      (await unpackBytes(renameInZip(zipOf({ 'xxxxxx.docx': '1' }), 'xxxxxx.docx', utf8))).names,
    ).toEqual(['报告.docx']);
  });

  it.each(['../../x.txt', '/etc/x.txt', 'C:\\x\\x.txt', '..\\..\\x.txt'])(
    'lets nothing out: %s',
    async (name) => {
      const { names, codes, folder } = await unpackBytes(zipOf({ [name]: '1', '好.txt': '2' }));
      expect(names).toEqual(['好.txt']);
      expect(codes).toEqual(['corrupt']);
      expect(existsSync(join(folder, 'x.txt'))).toBe(false);
    },
  );

  it('stops at a bomb and goes on with what follows', async () => {
    const bomb = new Uint8Array(20 * 2 ** 20);
    const { names, codes } = await unpackBytes(zipOf({ '炸弹.txt': bomb, '好.txt': '2' }), { ratio: 100 });
    expect([names, codes]).toEqual([['好.txt'], ['too-large']]);
    expect((await unpackBytes(zipOf({ '大.txt': bomb }), { ratio: 1e9, inflatedBytes: 1e6 })).codes).toEqual([
      'too-large',
    ]);
  });

  it('refuses too many files, an empty archive, and what is none', async () => {
    const many = zipOf(Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`${index}.txt`, '1'])));
    expect((await unpackBytes(many, { entries: 10 })).codes).toEqual(['too-large']);
    expect((await unpackBytes(zipOf({ '空/': '' }))).codes).toEqual(['empty']);
    expect((await unpackBytes(new TextEncoder().encode('not a zip'))).codes).toEqual(['corrupt']);
    expect((await unpackBytes(new Uint8Array())).codes).toEqual(['empty']);
    expect((await unpackBytes(many.subarray(0, many.length / 2))).codes).toEqual(['corrupt']);
  });

  it('keeps two files of one name apart', async () => {
    const zip = renameInZip(
      zipOf({ '1.txt': 'a', '2.txt': 'b' }),
      '2.txt',
      new TextEncoder().encode('1.txt'),
    );
    expect((await unpackBytes(zip)).names).toEqual(['1.txt', '1 (2).txt']);
  });
});

describe('archives in archives', () => {
  const office = zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' });

  it('are unpacked under the name of the archive that holds them', async () => {
    const inner = zipOf({ '内层/报告.docx': office, '空/': '' });
    const { names, codes, files } = await unpackBytes(
      zipOf({
        '外层.zip': zipOf({ '内.ZIP': inner, '表.txt': '1' }),
        '封面.txt': '2',
        '没有.zip': zipOf({ '空/': '' }),
      }),
    );
    expect(names).toEqual(['外层.zip/内.ZIP/内层/报告.docx', '外层.zip/表.txt', '封面.txt']);
    expect(codes).toEqual(['empty']);
    expect(readFileSync(files[0]!.path)).toEqual(Buffer.from(office));
  });

  it('are known by their content', async () => {
    expect((await unpackBytes(zipOf({ '附件.dat': zipOf({ '表.txt': '1' }) }))).names).toEqual([
      '附件.dat/表.txt',
    ]);
    expect((await unpackBytes(office)).names).toEqual(['材料.zip']);
  });

  it('of other programs are one failure each, with what to do', async () => {
    const { names, failures } = await unpackBytes(
      zipOf({
        '甲.rar': 'Rar!\x1a\x07x',
        '乙.7z': Uint8Array.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
        '丙.gz': Uint8Array.from([0x1f, 0x8b, 8]),
        '好.txt': '1',
      }),
    );
    expect(names).toEqual(['好.txt']);
    expect(failures.map(({ file, code }) => [file, code])).toEqual([
      ['甲.rar', 'unsupported'],
      ['乙.7z', 'unsupported'],
      ['丙.gz', 'unsupported'],
    ]);
    expect(failures[0]!.message).toContain('改用 ZIP');
  });

  it('that are nested without end are one failure', async () => {
    let nested = zipOf({ 'x.txt': '1' });
    for (let level = 0; level < 6; level += 1)
      nested = zipOf(Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`${index}.zip`, nested])));
    expect((await unpackBytes(nested)).failures).toMatchObject([
      { code: 'too-large', message: expect.stringContaining('嵌套') },
    ]);
  });

  it('share what may be spent', async () => {
    const inner = zipOf(Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.txt`, '1'])));
    const both = zipOf({ '甲.zip': inner, '乙.zip': inner });
    expect((await unpackBytes(both, { entries: 10 })).codes).toEqual(['too-large']);
    const bomb = zipOf({ '大.txt': new Uint8Array(20 * 2 ** 20) });
    expect((await unpackBytes(zipOf({ '甲.zip': bomb, '乙.zip': bomb }), { ratio: 100 })).codes).toEqual([
      'too-large',
    ]);
  });

  it('whose entries overlap are refused before anything is unpacked', async () => {
    const zip = Buffer.from(zipSync({ '1.txt': [new Uint8Array(50_000), { level: 0 }] }));
    const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    const start = zip.readUInt32LE(end + 16);
    const count = 200;
    const tail = Buffer.from(zip.subarray(end));
    for (const at of [8, 10]) tail.writeUInt16LE(count, at);
    tail.writeUInt32LE((end - start) * count, 12);
    const lines = Array.from({ length: count }, () => zip.subarray(start, end));
    const overlapping = Buffer.concat([zip.subarray(0, start), ...lines, tail]);
    expect(await unpackBytes(overlapping)).toMatchObject({ names: [], codes: ['too-large'] });
  });
});
