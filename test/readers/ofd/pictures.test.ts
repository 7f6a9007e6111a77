import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { ofdParts } from '../../../fixtures/make/ofd.js';
import type { PdfMark } from '../../../fixtures/make/pdf.js';
import { makeOpenOcr } from '../../../src/adapters/ocr/open-ocr.js';
import type { DocumentModel, ReadLimits } from '../../../src/model/document.js';
import { readOfd } from '../../../src/readers/ofd/read-ofd.js';
import { type ReadTools, TEXT_ONLY } from '../../../src/readers/tools.js';
import { pictureBytes, stubTools } from '../../helpers/stub-ocr.js';
import { zipOf } from '../../helpers/zips.js';
import { limits } from '../docx/read.js';

const LINES = [
  '某某单位绩效自评报告',
  '一、单位基本情况',
  '全年预算数与决算数相差不大，执行情况良好',
  '人员编制为六名，实有五人。',
];

/** An OFD whose pages have these marks; each picture is the part of its name, in the folder that the resources name. */
async function read(
  pages: readonly (readonly PdfMark[])[],
  media: Readonly<Record<string, Uint8Array>>,
  tools: ReadTools,
  own: Partial<ReadLimits> = {},
): Promise<DocumentModel> {
  const parts: Record<string, string | Uint8Array> = ofdParts({ pages: pages.map((marks) => ({ marks })) });
  const list = Object.keys(media).map(
    (name, at) =>
      `<ofd:MultiMedia ID="${50 + at}" Type="Image"><ofd:MediaFile>${name}</ofd:MediaFile></ofd:MultiMedia>`,
  );
  parts['Doc_0/DocumentRes.xml'] =
    `<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias>${list.join('')}</ofd:MultiMedias></ofd:Res>`;
  parts['Doc_0/Document.xml'] = (parts['Doc_0/Document.xml'] as string).replace(
    '</ofd:PublicRes>',
    '</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>',
  );
  for (const [name, bytes] of Object.entries(media)) parts[`Doc_0/Res/${name}`] = bytes;
  // The writer names one picture; the strips of a page are told apart by their order.
  for (const at of pages.keys()) {
    const name = `Doc_0/Pages/Page_${at}/Content.xml`;
    let next = 50;
    parts[name] = (parts[name] as string).replaceAll('ResourceID="50"', () => `ResourceID="${next++}"`);
  }
  const bytes = zipOf(parts);
  const result = await readOfd({ file: '报告.ofd', bytes, sha256: 'test' }, { ...limits, ...own }, tools);
  if (!result.ok) throw new Error(result.failure.code);
  return result.document;
}

const FULL: PdfMark = { kind: 'image', x: 0, y: 0, width: 595, height: 842 };

/** The picture of seven lines on a sheet of A4, its upper left corner an inch and two from the sheet's. */
async function sheet(): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp({ create: { width: 1653, height: 2339, channels: 3, background: '#ffffff' } })
      .composite([{ input: Buffer.from(pictureBytes('page')), left: 200, top: 400 }])
      .jpeg({ quality: 90 })
      .toBuffer(),
  );
}

describe('an OFD page that is a picture', () => {
  it('is recognised, at its place on the page', async () => {
    const document = await read([[FULL]], { 'page.jpg': await sheet() }, stubTools(LINES));
    expect(document.pages).toMatchObject([{ read: 'ocr', width: expect.closeTo(595, 3) }]);
    const [title] = document.blocks;
    expect(title).toMatchObject({ text: LINES[0], source: 'ocr', page: 1 });
    expect(title!.box!.y).toBeGreaterThan(2 * 72);
    expect(title!.box!.y).toBeLessThan(3 * 72);
    expect(title!.box!.x).toBeGreaterThan(72);
    expect(document.notices).toEqual([]);
  });

  it('may be cut into strips', async () => {
    const whole = sharp(Buffer.from(await sheet()));
    const upper = await whole.clone().extract({ left: 0, top: 0, width: 1653, height: 700 }).png().toBuffer();
    const lower = await whole
      .clone()
      .extract({ left: 0, top: 700, width: 1653, height: 1639 })
      .png()
      .toBuffer();
    const cutAt = (700 * 842) / 2339;
    const strips: PdfMark[] = [
      { ...FULL, height: cutAt },
      { ...FULL, y: cutAt, height: 842 - cutAt },
    ];
    const media = { 'upper.png': new Uint8Array(upper), 'lower.png': new Uint8Array(lower) };
    const inStrips = await read([strips], media, stubTools(LINES));
    const inOne = await read([[FULL]], { 'page.jpg': await sheet() }, stubTools(LINES));
    const texts = (document: DocumentModel) => document.blocks.map((block) => 'text' in block && block.text);
    expect(texts(inStrips)).toEqual(texts(inOne));
    expect(Math.abs(inStrips.blocks[0]!.box!.y - inOne.blocks[0]!.box!.y)).toBeLessThan(1);
  });

  it('stays unread in a format that cannot be decoded, over the limit, or without recognition', async () => {
    const other = new Uint8Array([0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a, 1, 0, 0, 0, 1]);
    const text: PdfMark = {
      kind: 'text',
      x: 90,
      y: 100,
      size: 12,
      text: '本页说明后附扫描件，共计一页，请一并审阅。'.repeat(2),
    };
    const unread = async (bytes: Uint8Array, tools: ReadTools, own: Partial<ReadLimits> = {}) => {
      const document = await read([[FULL], [text]], { 'page.jb2': bytes }, tools, own);
      expect(document.notices).toMatchObject([{ code: 'page-unread', page: 1 }]);
      return document.pages.map(({ read }) => read);
    };
    const expected = ['unread', 'text'];
    expect(await unread(other, stubTools(LINES))).toEqual(expected);
    expect(await unread(await sheet(), stubTools(LINES), { pixels: 1_000_000 })).toEqual(expected);
    expect(await unread(await sheet(), TEXT_ONLY)).toEqual(expected);
  });

  it('is never taken for a page of text, whose words are in no picture', async () => {
    const text: PdfMark = { kind: 'text', x: 90, y: 100, size: 12, text: '本页说明后附扫描件，共计一页。' };
    const tools = stubTools(LINES, { ocr: 'always' });
    const document = await read([[text]], {}, tools);
    expect(document.blocks).toMatchObject([{ text: '本页说明后附扫描件，共计一页。', source: 'text' }]);
    expect(tools.seen.pages).toBe(0);
  });

  it('is recognised below the text that stands on the same page', async () => {
    const text: PdfMark = {
      kind: 'text',
      x: 90,
      y: 100,
      size: 12,
      text: '本页说明后附扫描件，共计一页，请一并审阅。'.repeat(2),
    };
    const picture: PdfMark = { kind: 'image', x: 90, y: 300, width: 400, height: 250 };
    const document = await read([[text, picture]], { 'p.png': pictureBytes('page') }, stubTools(LINES));
    expect(document.pages).toMatchObject([{ read: 'ocr' }]);
    expect(document.blocks.map(({ source }) => source)).toEqual(['text', 'ocr', 'ocr', 'ocr', 'ocr']);
    expect(document.notices).toEqual([]);
    for (const { box } of document.blocks.slice(1)) {
      expect(box!.y).toBeGreaterThan(299);
      expect(box!.y + box!.height).toBeLessThan(551);
    }
  });
});

describe('the engines themselves', () => {
  const ocr = makeOpenOcr();
  afterAll(() => ocr.close());

  it('read a page that is a picture', async () => {
    const tools: ReadTools = { ocr: 'auto', openOcr: ocr.open, onPage: () => undefined };
    const document = await read([[FULL]], { 'page.jpg': await sheet() }, tools);
    const texts = document.blocks.map((block) => ('text' in block ? block.text.normalize('NFKC') : ''));
    expect(texts.join('\n')).toContain('全年预算数3,286.45万元,决算数');
  }, 60_000);
});
