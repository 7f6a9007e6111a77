import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { docxParts, paragraph, runXml, table, type Xml, xml, zipParts } from '../../../fixtures/make/docx.js';
import { makeOpenOcr } from '../../../src/adapters/ocr/open-ocr.js';
import { recognisedPages } from '../../../src/facts/document-result.js';
import type { DocumentModel, ReadLimits, ReadResult } from '../../../src/model/document.js';
import { OcrMissing } from '../../../src/ports/ocr.js';
import { readDocument } from '../../../src/readers/read.js';
import { type ReadTools, TEXT_ONLY } from '../../../src/readers/tools.js';
import { photo, pictureBytes, ruledTable, stubTools } from '../../helpers/stub-ocr.js';
import { limits } from './read.js';

const LINES = [
  '某某单位绩效自评报告',
  '一、单位基本情况',
  '全年预算数与决算数相差不大，执行情况良好',
  '人员编制为六名，实有五人。',
];
const CENTIMETRE = 360_000;

/** A picture in the text, its sides in centimetres. */
function drawing(name: string, width = 15, height = 10, crop = ''): Xml {
  const [cx, cy] = [width * CENTIMETRE, height * CENTIMETRE];
  return runXml(
    `<w:drawing><wp:inline><wp:extent cx="${cx}" cy="${cy}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>` +
      `<a:blip r:embed="${name}"/>${crop}</pic:blipFill><pic:spPr><a:xfrm><a:ext cx="${cx}" cy="${cy}"/></a:xfrm></pic:spPr>` +
      '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>',
  );
}

/** The same, as files of twenty years ago have it. */
const oldPicture = (name: string): Xml =>
  runXml(
    `<w:pict><v:shape style="position:absolute;width:400pt;height:260pt"><v:imagedata r:id="${name}"/></v:shape></w:pict>`,
  );

async function open(
  body: readonly Xml[],
  media: Readonly<Record<string, Uint8Array>>,
  tools: ReadTools,
  own: Partial<ReadLimits> = {},
): Promise<ReadResult> {
  const parts: Record<string, string | Uint8Array> = docxParts({ body });
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const list = Object.keys(media).map(
    (name) => `<Relationship Id="${name}" Type="${office}/image" Target="media/${name}"/>`,
  );
  const relations = 'word/_rels/document.xml.rels';
  parts[relations] = (parts[relations] as string).replace(
    '</Relationships>',
    `${list.join('')}</Relationships>`,
  );
  for (const [name, bytes] of Object.entries(media)) parts[`word/media/${name}`] = bytes;
  const source = { file: '自评报告.docx', bytes: zipParts(parts), sha256: 'test' };
  return readDocument(source, { ...limits, ...own }, tools);
}

async function read(...given: Parameters<typeof open>): Promise<DocumentModel> {
  const result = await open(...given);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  for (const [at, { index }] of result.document.blocks.entries()) expect(index).toBe(at);
  return result.document;
}

const before = paragraph('本单位自评情况如下。');
const after = paragraph('以上情况属实。');
const textsOf = ({ blocks }: DocumentModel) =>
  blocks.map((block) => ('text' in block ? block.text.replaceAll(' ', '') : '表'));
const statesOf = ({ pictures = [] }: DocumentModel) => pictures.map(({ state }) => state);
const body = (name: string): readonly Xml[] => [before, paragraph(drawing(name)), after];

describe('a picture in a Word file', () => {
  it.each([
    ['drawn today', drawing('p.png')],
    ['drawn twenty years ago', oldPicture('p.png')],
  ])('is read where it stands, %s', async (_, picture) => {
    const tools = stubTools(LINES);
    const document = await read(
      [before, paragraph(picture), after],
      { 'p.png': pictureBytes('page') },
      tools,
    );
    const texts = textsOf(document);
    expect([texts[0], texts.at(-1)]).toEqual(['本单位自评情况如下。', '以上情况属实。']);
    expect(texts.slice(1, -1).join('')).toBe(LINES.join(''));
    expect(document.blocks.map(({ source }) => source)).toEqual([
      'text',
      ...texts.slice(1, -1).map(() => 'ocr'),
      'text',
    ]);
    for (const block of document.blocks) {
      expect(block.box).toBeNull();
      if (block.kind === 'paragraph') for (const segment of block.segments) expect(segment.box).toBeNull();
    }
    expect(document.pictures).toEqual([
      { after: 0, page: null, state: 'read', confidence: expect.closeTo(0.9, 5) },
    ]);
    expect(document.notices).toMatchObject([{ code: 'images-read' }]);
    expect(recognisedPages(document)).toEqual([expect.closeTo(0.9, 5)]);
    expect(tools.seen.progress.at(-1)).toEqual({ page: 1, pages: 1 });
  });

  it('is read once however often it stands there, and in the cells of a table behind the table', async () => {
    const tools = stubTools(LINES);
    const inTable = table([['说明', { content: [paragraph(drawing('p.png'))] }]]);
    const document = await read(
      [inTable, after, paragraph(drawing('p.png'))],
      { 'p.png': pictureBytes('page') },
      tools,
    );
    expect(tools.seen.pages).toBe(1);
    const texts = textsOf(document);
    expect(texts[0]).toBe('表');
    expect(texts[1]).toBe(LINES[0]);
    expect(texts.filter((text) => text === LINES[1])).toHaveLength(2);
    expect(statesOf(document)).toEqual(['read', 'read']);
  });

  it('is no text where it is small, a photograph or cut down to nothing', async () => {
    const media = { 'p.png': pictureBytes('page'), 'photo.jpg': await photo() };
    const tools = stubTools(['横幅上的几个字']);
    const small = await read([before, paragraph(drawing('p.png', 3, 2))], media, tools);
    expect(small.notices).toMatchObject([{ code: 'image-skipped', block: null }]);
    expect(small.pictures).toBeUndefined();
    expect(tools.seen.pages).toBe(0);
    const wordless = await read(body('photo.jpg'), media, tools);
    expect(statesOf(wordless)).toEqual(['wordless']);
    expect(wordless.notices).toMatchObject([{ code: 'images-read' }]);
    const crop = '<a:srcRect l="10000" t="95000" r="60000"/>';
    const tiny = await read([before, paragraph(drawing('p.png', 15, 10, crop))], media, tools);
    expect(statesOf(tiny)).toEqual([]);
  });

  it('is said to be unread where it cannot be had, and then nothing is claimed absent', async () => {
    const unreadable: Readonly<Record<string, Uint8Array>> = {
      'p.emf': new Uint8Array([1, 0, 0, 0, 0x6c, 0, 0, 0]),
      'poor.png': pictureBytes('page'),
    };
    const cases: readonly (readonly [string, ReadTools, Partial<ReadLimits>?])[] = [
      ['p.emf', stubTools(LINES)],
      ['outside.png', stubTools(LINES)],
      ['poor.png', stubTools(LINES, { confidence: 0.4 })],
      ['poor.png', stubTools(LINES), { pixels: 1000 }],
    ];
    for (const [name, tools, own] of cases) {
      const document = await read(body(name), unreadable, tools, own);
      expect(document.pictures).toMatchObject([{ after: 0, state: 'unread' }]);
      expect(document.notices).toMatchObject([{ code: 'image-skipped', block: 0 }]);
      expect(textsOf(document)).toEqual(['本单位自评情况如下。', '以上情况属实。']);
    }
  });

  it('is counted as before without recognition, and said to lack an engine where there is none', async () => {
    const media = { 'p.png': pictureBytes('page') };
    const off = await read(body('p.png'), media, TEXT_ONLY);
    expect(off.notices).toMatchObject([{ code: 'image-skipped', block: null }]);
    expect(statesOf(off)).toEqual(['unread']);
    const none: ReadTools = {
      ...stubTools(LINES),
      openOcr: () => Promise.reject(new OcrMissing('没有识别引擎')),
    };
    const missing = await read(body('p.png'), media, none);
    expect(missing.notices.map(({ code }) => code)).toEqual(['image-skipped', 'ocr-missing']);
  });

  it('may be all there is', async () => {
    const media = { 'p.png': pictureBytes('page') };
    const only = [paragraph(drawing('p.png'))];
    expect(textsOf(await read(only, media, stubTools(LINES)))[0]).toBe(LINES[0]);
    expect(await open(only, media, TEXT_ONLY)).toMatchObject({ ok: false, failure: { code: 'empty' } });
  });

  it('makes its page a recognised one where the file knows its pages', async () => {
    const media = { 'p.png': pictureBytes('page') };
    const page = xml('<w:p><w:r><w:lastRenderedPageBreak/><w:t>第二页</w:t></w:r></w:p>');
    const document = await read([before, page, paragraph(drawing('p.png'))], media, stubTools(LINES));
    expect(document.pages.map(({ read }) => read)).toEqual(['text', 'ocr']);
    expect(document.blocks.slice(2).map(({ page }) => page)).not.toContain(1);
    const unread = await read([before, page, paragraph(drawing('gone.png'))], media, stubTools(LINES));
    expect(unread.pages.map(({ read }) => read)).toEqual(['text', 'unread']);
  });

  it('is looked at no more often than the limit of pages', async () => {
    const media = {
      'a.png': pictureBytes('page'),
      'b.png': await sharp(pictureBytes('page')).negate().png().toBuffer(),
    };
    const given = [before, paragraph(drawing('a.png')), paragraph(drawing('b.png'))];
    const document = await read(given, media, stubTools(LINES), { pages: 1 });
    expect(statesOf(document)).toEqual(['read', 'unread']);
  });
});

describe('the engines themselves', () => {
  const ocr = makeOpenOcr();
  afterAll(() => ocr.close());

  it('read a table that was pasted as a picture, and nothing in a photograph', async () => {
    const tools: ReadTools = { ocr: 'auto', openOcr: ocr.open, onPage: () => undefined };
    const media = { 'table.png': await ruledTable(), 'photo.jpg': await photo() };
    const given = [before, paragraph(drawing('table.png')), after, paragraph(drawing('photo.jpg'))];
    const document = await read(given, media, tools);
    expect(statesOf(document)).toEqual(['read', 'wordless']);
    expect(document.blocks[0]).toMatchObject({ source: 'text' });
    expect(document.blocks.at(-1)).toMatchObject({ source: 'text' });
    const pasted = document.blocks.find((block) => block.kind === 'table');
    expect(pasted).toMatchObject({ source: 'ocr', grid: 'ruled', rows: 4, columns: 3 });
    const cells = pasted?.kind === 'table' ? pasted.cells : [];
    expect(cells.map(({ text }) => text)).toContain('1,820.30');
    expect(cells.find(({ text }) => text === '1,820.30')?.figures).toMatchObject([{ agreed: true }]);
  }, 60_000);
});
