import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { jpegPicture, type PicturePage, writeImagePdf } from '../../../fixtures/make/scan/image-pdf.js';
import { makeOpenOcr } from '../../../src/adapters/ocr/open-ocr.js';
import type { DocumentModel } from '../../../src/model/document.js';
import { readPdf } from '../../../src/readers/pdf/read-pdf.js';
import { type ReadTools, TEXT_ONLY } from '../../../src/readers/tools.js';
import { photo, pictureBytes, ruledTable, stubTools } from '../../helpers/stub-ocr.js';
import { limits, matrix, tables } from './read.js';

const LINES = [
  '某某单位绩效自评报告',
  '一、单位基本情况',
  '全年预算数与决算数相差不大，执行情况良好',
  '人员编制为六名，实有五人。',
];
const TEXT = 'What was spent is shown in the table below, item by item.';
/** Where the picture lies, from the upper left corner. */
const BOX = { x: 100, y: 240, width: 380, height: 200 };

/** A paragraph of text, and a picture below it. */
async function pageWith(bytes: Uint8Array): Promise<PicturePage> {
  const image = sharp(bytes).flatten({ background: '#ffffff' }).toColourspace('srgb');
  const { data, info } = await image.jpeg({ quality: 92 }).toBuffer({ resolveWithObject: true });
  const height = (BOX.width * info.height) / info.width;
  return {
    width: 595,
    height: 842,
    pictures: [
      {
        picture: jpegPicture(new Uint8Array(data), info.width, info.height, info.channels === 1),
        matrix: [BOX.width, 0, 0, height, BOX.x, 842 - BOX.y - height],
      },
    ],
    content: `BT /F1 12 Tf 90 740 Td (${TEXT}) Tj ET`,
  };
}

async function read(pages: readonly PicturePage[], tools: ReadTools): Promise<DocumentModel> {
  const bytes = writeImagePdf(pages);
  const result = await readPdf({ file: '报告.pdf', bytes, sha256: 'test' }, limits, tools);
  if (!result.ok) throw new Error(result.failure.code);
  return result.document;
}

describe('a PDF page of text with a picture', () => {
  it('has the words of the picture where it stands', async () => {
    const document = await read([await pageWith(pictureBytes('page'))], stubTools(LINES));
    expect(document.pages).toMatchObject([{ read: 'ocr', ocrConfidence: expect.closeTo(0.9, 5) }]);
    const [first, ...others] = document.blocks;
    expect(first).toMatchObject({ text: TEXT, source: 'text', confidence: 1 });
    const texts = others.map((block) => ('text' in block ? block.text.replaceAll(' ', '') : ''));
    expect(texts.join('')).toBe(LINES.join(''));
    expect(texts[1]).toBe(LINES[1]);
    for (const { source, box } of others) {
      expect(source).toBe('ocr');
      expect(box!.x).toBeGreaterThanOrEqual(BOX.x);
      expect(box!.y).toBeGreaterThanOrEqual(BOX.y);
    }
    expect(document.notices).toEqual([]);
  });

  it('keeps its notice where the picture is a photograph, where reading fails, and without recognition', async () => {
    const pages = [await pageWith(await photo())];
    const kept = { code: 'image-skipped', page: 1 };
    for (const tools of [stubTools(['横幅上的几个字']), TEXT_ONLY]) {
      const document = await read(pages, tools);
      expect(document.notices).toMatchObject([kept]);
      expect(document.pages).toMatchObject([{ read: 'text' }]);
      expect(document.blocks).toHaveLength(1);
    }
    const poor = await read([await pageWith(pictureBytes('page'))], stubTools(LINES, { confidence: 0.4 }));
    expect(poor.notices).toMatchObject([kept]);
  });

  it('opens no engine where there is no picture', async () => {
    const tools: ReadTools = { ...stubTools(LINES), openOcr: () => Promise.reject(new Error('opened')) };
    const page = { ...(await pageWith(pictureBytes('page'))), pictures: [] };
    expect((await read([page], tools)).blocks).toHaveLength(1);
  });
});

describe('the engines themselves', () => {
  const ocr = makeOpenOcr();
  afterAll(() => ocr.close());

  it('read a table that was pasted as a picture, and nothing in a photograph', async () => {
    const tools: ReadTools = { ocr: 'auto', openOcr: ocr.open, onPage: () => undefined };
    const document = await read([await pageWith(await ruledTable()), await pageWith(await photo())], tools);
    const [table] = tables(document);
    expect(document.blocks[0]).toMatchObject({ text: TEXT, source: 'text' });
    expect(table).toMatchObject({ source: 'ocr', grid: 'ruled', page: 1 });
    expect(matrix(table!)).toEqual([
      ['项目', '预算数', '决算数'],
      ['人员经费', '1,820.30', '1,799.05'],
      ['公用经费', '96.40', '—'],
      ['合计', '1,916.70', '2.07'],
    ]);
    expect(document.pages.map(({ read }) => read)).toEqual(['ocr', 'text']);
  }, 60_000);
});
