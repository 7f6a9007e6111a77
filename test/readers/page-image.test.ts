import { readFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { writePdf } from '../../fixtures/make/pdf.js';
import { readLimits } from '../../src/pipeline/limits.js';
import { type PageImage, pageImage } from '../../src/readers/page-image.js';
import {
  type CanvasFactory,
  hasChineseFaces,
  lendChineseFaces,
} from '../../src/readers/pdf/chinese-faces.js';

const fixture = (path: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/${path}`, import.meta.url)));
const image = (file: string, bytes: Uint8Array, page: number, width = 600) =>
  pageImage({ file, bytes, sha256: file }, readLimits, { page, width });

/** Share of the pixels that are dark, in a part of the picture told in shares of its sides. */
async function ink(
  picture: PageImage,
  [left, top, right, bottom] = [0, 0, 1, 1] as readonly number[],
): Promise<number> {
  if (!picture.ok) throw new Error(picture.failure.message);
  const { data, info } = await sharp(picture.png).greyscale().raw().toBuffer({ resolveWithObject: true });
  let [dark, all] = [0, 0];
  for (let y = Math.floor(top! * info.height); y < bottom! * info.height; y += 1) {
    for (let x = Math.floor(left! * info.width); x < right! * info.width; x += 1) {
      all += 1;
      if (data[y * info.width + x]! < 128) dark += 1;
    }
  }
  return dark / all;
}

const sizeOf = async (picture: PageImage) => {
  if (!picture.ok) throw new Error(picture.failure.message);
  const { width, height, format } = await sharp(picture.png).metadata();
  return { width, height, format };
};

describe('the picture of a page', () => {
  it('shows the text of a PDF where it stands', async () => {
    const marks = [{ kind: 'text', x: 60, y: 100, size: 24, text: 'Budget 2024', font: 'latin' }] as const;
    const picture = await image('报告.pdf', writePdf({ pages: [{ marks: [] }, { marks }] }), 2);
    expect(picture.pages).toBe(2);
    expect(await sizeOf(picture)).toMatchObject({ width: 600, format: 'png' });
    expect(await ink(picture, [0.08, 0.08, 0.4, 0.13])).toBeGreaterThan(0.05);
    expect(await ink(picture, [0, 0.2, 1, 1])).toBe(0);
  });

  it('shows a scan, a photo, each page of a TIFF, no larger than they are', async () => {
    const scan = await image('混排.pdf', fixture('scans/text-and-scan.pdf'), 2, 500);
    expect((await sizeOf(scan)).width).toBe(500);
    expect(await ink(scan)).toBeGreaterThan(0.004);
    const pages = [1, 2].map((page) => image('两页.tif', fixture('scans/two-pages.tif'), page, 9000));
    const [first, second] = await Promise.all(pages);
    expect((await sizeOf(first!)).width).toBeLessThanOrEqual(2000);
    expect(await ink(first!)).not.toBe(await ink(second!));
  });

  it('is refused with a reason where it would lack its Chinese', async () => {
    const bytes = fixture('reports/pdf/clean-archive/自评报告.pdf');
    const picture = await image('报告.pdf', bytes, 1);
    const factory = plainFactory();
    lendChineseFaces(factory);
    // Both are right, each on its machine.
    if (hasChineseFaces(factory)) expect(await ink(picture)).toBeGreaterThan(0.005);
    else expect(picture).toMatchObject({ ok: false, failure: { code: 'unsupported' } });
  });

  it('is refused with a reason where there is none', async () => {
    const pdf = fixture('scans/text-and-scan.pdf');
    const codes = await Promise.all([
      image('混排.pdf', pdf, 3),
      image('混排.pdf', pdf, 0),
      image('截断.pdf', pdf.subarray(0, 300), 1),
      image('报告.docx', fixture('reports/docx/clean-insurance.docx'), 1),
      image('报告.txt', new TextEncoder().encode('绩效自评报告'), 1),
    ]);
    expect(codes.map((picture) => !picture.ok && picture.failure.code)).toEqual([
      'missing',
      'missing',
      'corrupt',
      'unsupported',
      'unsupported',
    ]);
    expect(codes[0]).toMatchObject({ pages: 2, failure: { message: '“混排.pdf”没有第3页。' } });
  });
});

function plainFactory(): CanvasFactory {
  return {
    create: (width, height) => {
      const canvas = createCanvas(width, height);
      return { canvas, context: canvas.getContext('2d') };
    },
    destroy: () => undefined,
  };
}

describe('Chinese faces', () => {
  it('stand behind whatever face is asked for', () => {
    const factory = plainFactory();
    lendChineseFaces(factory);
    const { context } = factory.create(10, 10);
    context.font = 'bold 12px "Nobody", serif';
    expect(context.font).toMatch(/Nobody.*serif.*Noto Serif CJK SC.*SimSun/);
  });

  it('are missing where two characters look the same', () => {
    const drawing = (looks: (text: string) => number): CanvasFactory => {
      let shown = 0;
      const context = {
        font: '',
        fillText: (text: string) => {
          shown = looks(text);
        },
        clearRect: () => undefined,
        getImageData: () => ({ data: new Uint8ClampedArray([shown]) }),
      };
      return { create: () => ({ canvas: {}, context }), destroy: () => undefined };
    };
    expect(hasChineseFaces(drawing(() => 7))).toBe(false);
    expect(hasChineseFaces(drawing((text) => text.charCodeAt(0) % 256))).toBe(true);
  });
});
