import { zlibSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  fullPage,
  jpegPicture,
  type PdfPicture,
  type PicturePage,
  writeImagePdf,
} from '../../../fixtures/make/scan/image-pdf.js';
import { openPagePictures } from '../../../src/readers/pdf/page-picture.js';
import type { Picture } from '../../../src/readers/scan/scan-page.js';

const LIMITS = { pixels: 400_000 };
const WIDTH = 160;
const HEIGHT = 240;

/** White, with a black square of 40 in the upper left corner. */
const DATA = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
  at % WIDTH < 40 && Math.floor(at / WIDTH) < 40 ? 0 : 255,
);
const BITS = Uint8Array.from({ length: (WIDTH / 8) * HEIGHT }, (_, at) => {
  let byte = 0;
  for (let bit = 0; bit < 8; bit += 1) byte = (byte << 1) | (DATA[at * 8 + bit]! > 0 ? 1 : 0);
  return byte;
});

async function greyJpeg(): Promise<PdfPicture> {
  const image = sharp(DATA, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } });
  return jpegPicture(await image.toColourspace('b-w').jpeg({ quality: 95 }).toBuffer(), WIDTH, HEIGHT, true);
}

const bilevel = (bytes: Uint8Array, filter: PdfPicture['filter'], more = ''): PdfPicture => ({
  width: WIDTH,
  height: HEIGHT,
  bytes,
  filter,
  colours: 'DeviceGray',
  bits: 1,
  more,
});

async function pictureOf(page: PicturePage): Promise<Picture> {
  const pdf = await openPagePictures(writeImagePdf([page]), LIMITS);
  if (typeof pdf === 'string') throw new Error(pdf);
  const picture = await pdf.page(1);
  await pdf.close();
  if (typeof picture === 'string') throw new Error(picture);
  return picture;
}

/** In which corner the square is: the grey levels 20 pixels from each, clockwise from the upper left. */
function corners({ width, height, data }: Picture): readonly string[] {
  const near = Math.round(Math.min(width, height) / 8);
  const places = [
    [near, near],
    [width - near, near],
    [width - near, height - near],
    [near, height - near],
  ] as const;
  return places.map(([x, y]) => (data[(y * width + x) * 3]! < 128 ? 'ink' : 'paper'));
}

describe('the picture of a page', () => {
  it('is the one that fills it, as it was scanned', async () => {
    const picture = await pictureOf(fullPage(await greyJpeg(), 100));
    expect([picture.width, picture.height, picture.dpi]).toEqual([WIDTH, HEIGHT, 100]);
    expect(corners(picture)).toEqual(['ink', 'paper', 'paper', 'paper']);
  });

  it('has one bit or eight', async () => {
    for (const picture of [bilevel(BITS, null), bilevel(zlibSync(BITS), 'FlateDecode')]) {
      expect(corners(await pictureOf(fullPage(picture, 100)))).toEqual(['ink', 'paper', 'paper', 'paper']);
    }
  });

  it('may be a fax', async () => {
    const tiff = await sharp(DATA, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer();
    const more = `/DecodeParms << /K -1 /BlackIs1 true /Columns ${WIDTH} /Rows ${HEIGHT} >>`;
    const picture = await pictureOf(fullPage(bilevel(stripOf(tiff), 'CCITTFaxDecode', more), 100));
    expect(corners(picture)).toEqual(['ink', 'paper', 'paper', 'paper']);
  });

  it('stands as the viewer turns the page', async () => {
    const page = fullPage(await greyJpeg(), 100);
    const right = await pictureOf({ ...page, rotate: 90 });
    expect([right.width, right.height]).toEqual([HEIGHT, WIDTH]);
    expect(corners(right)).toEqual(['paper', 'ink', 'paper', 'paper']);
    expect(corners(await pictureOf({ ...page, rotate: 180 }))).toEqual(['paper', 'paper', 'ink', 'paper']);
    expect(corners(await pictureOf({ ...page, rotate: 270 }))).toEqual(['paper', 'paper', 'paper', 'ink']);
  });

  it('stands as its matrix turns it', async () => {
    const { width, height, pictures } = fullPage(await greyJpeg(), 100);
    const turned = { picture: pictures[0]!.picture, matrix: [0, width, -height, 0, height, 0] as const };
    const picture = await pictureOf({ width: height, height: width, pictures: [turned] });
    expect([picture.width, picture.height, picture.dpi]).toEqual([HEIGHT, WIDTH, 100]);
    expect(corners(picture)).toEqual(['paper', 'paper', 'paper', 'ink']);
  });

  it('is painted where it is made of strips', async () => {
    const strip = { ...bilevel(BITS.subarray(0, BITS.length / 2), null), height: HEIGHT / 2 };
    const blank = { ...bilevel(BITS.subarray(BITS.length / 2), null), height: HEIGHT / 2 };
    const picture = await pictureOf({
      width: 80,
      height: 120,
      pictures: [
        { picture: strip, matrix: [80, 0, 0, 60, 0, 60] },
        { picture: blank, matrix: [80, 0, 0, 60, 0, 0] },
      ],
    });
    expect(picture.dpi).toBe(200);
    expect([picture.width, picture.height]).toEqual([222, 333]);
    expect(corners(picture)).toEqual(['ink', 'paper', 'paper', 'paper']);
  });

  it('is painted where letters have become outlines', async () => {
    const picture = await pictureOf({ width: 72, height: 108, pictures: [], content: '0 g 0 90 18 18 re f' });
    expect(corners(picture)).toEqual(['ink', 'paper', 'paper', 'paper']);
  });

  it('is painted small where the page is a wall', async () => {
    const picture = await pictureOf({
      width: 14_400,
      height: 14_400,
      pictures: [],
      content: '0 g 0 9000 5400 5400 re f',
    });
    expect(picture.width * picture.height).toBeLessThanOrEqual(LIMITS.pixels);
    expect(picture.dpi).toBeLessThan(4);
  });

  it('is refused where it is too large, and does not cost the others', async () => {
    const huge = {
      ...bilevel(zlibSync(new Uint8Array(1250 * 10_000)), 'FlateDecode'),
      width: 10_000,
      height: 10_000,
    };
    const bytes = writeImagePdf([fullPage(huge, 600), fullPage(bilevel(BITS, null), 100)]);
    const pdf = await openPagePictures(bytes, LIMITS);
    if (typeof pdf === 'string') throw new Error(pdf);
    expect(await pdf.page(1)).toBe('too-large');
    expect(await pdf.page(2)).toMatchObject({ width: WIDTH, height: HEIGHT });
    await pdf.close();
  });

  it('is corrupt where its bytes are', async () => {
    const broken = jpegPicture(new Uint8Array(500).fill(65), WIDTH, HEIGHT);
    const pdf = await openPagePictures(writeImagePdf([fullPage(broken, 100)]), LIMITS);
    if (typeof pdf === 'string') throw new Error(pdf);
    expect(await pdf.page(1)).toBe('corrupt');
    expect(await pdf.page(2)).toBe('corrupt');
    await pdf.close();
  });
});

/** The bytes of a TIFF's only strip. */
function stripOf(tiff: Uint8Array): Uint8Array {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const directory = view.getUint32(4, true);
  const found = new Map<number, number>();
  for (let entry = 0; entry < view.getUint16(directory, true); entry += 1) {
    const at = directory + 2 + entry * 12;
    const isShort = view.getUint16(at + 2, true) === 3;
    found.set(
      view.getUint16(at, true),
      isShort ? view.getUint16(at + 8, true) : view.getUint32(at + 8, true),
    );
  }
  return tiff.slice(found.get(273)!, found.get(273)! + found.get(279)!);
}
