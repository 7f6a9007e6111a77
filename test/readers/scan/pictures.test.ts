import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPictures } from '../../../src/readers/scan/pictures.js';
import type { Picture } from '../../../src/readers/scan/scan-page.js';

const LIMITS = { pixels: 1_000_000 };

/** 4 x 2: the upper row red, the lower row blue. */
const DATA = new Uint8Array([...Array(4).fill([255, 0, 0]).flat(), ...Array(4).fill([0, 0, 255]).flat()]);
const small = () => sharp(DATA, { raw: { width: 4, height: 2, channels: 3 } });

async function first(bytes: Uint8Array): Promise<Picture> {
  const opened = await openPictures(bytes, LIMITS);
  if (typeof opened === 'string') throw new Error(opened);
  const page = await opened.page(1);
  if (typeof page === 'string') throw new Error(page);
  return page;
}

const pixel = ({ data, width }: Picture, x: number, y: number) => [
  ...data.subarray((y * width + x) * 3).subarray(0, 3),
];

describe('a picture file', () => {
  it.each([
    ['PNG', () => small().png().toBuffer()],
    ['GIF', () => small().gif().toBuffer()],
    ['WEBP', () => small().webp({ lossless: true }).toBuffer()],
    ['TIFF', () => small().tiff({ compression: 'lzw' }).toBuffer()],
    ['BMP', async () => bmp(24)],
  ])('opens as %s', async (_, make) => {
    const page = await first(await make());
    expect([page.width, page.height]).toEqual([4, 2]);
    expect([pixel(page, 0, 0), pixel(page, 3, 1)]).toEqual([
      [255, 0, 0],
      [0, 0, 255],
    ]);
  });

  it('is turned as the camera says', async () => {
    const page = await first(await small().withMetadata({ orientation: 6 }).png().toBuffer());
    expect([page.width, page.height]).toEqual([2, 4]);
    expect(pixel(page, 1, 0)).toEqual([255, 0, 0]);
  });

  it('stands on white where it was transparent', async () => {
    const clear = sharp({
      create: { width: 2, height: 2, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    expect(pixel(await first(await clear.png().toBuffer()), 0, 0)).toEqual([255, 255, 255]);
  });

  it('has eight bits and three colours, whatever it had', async () => {
    const grey = await sharp(DATA, { raw: { width: 4, height: 2, channels: 3 } })
      .greyscale()
      .toColourspace('grey16')
      .png()
      .toBuffer();
    const page = await first(grey);
    expect(page.data.length).toBe(4 * 2 * 3);
    const printed = await small().toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer();
    expect(pixel(await first(printed), 0, 0)[0]).toBeGreaterThan(200);
  });

  it('says its resolution, or is taken for A4', async () => {
    const blank = (density?: number) => {
      const image = sharp({ create: { width: 585, height: 827, channels: 3, background: '#ffffff' } });
      return (density ? image.withMetadata({ density }) : image).jpeg().toBuffer();
    };
    expect((await first(await blank(100))).dpi).toBe(100);
    expect((await first(await blank())).dpi).toBeCloseTo(96, 0);
    const photo = sharp({ create: { width: 700, height: 990, channels: 3, background: '#ffffff' } });
    expect((await first(await photo.withMetadata({ density: 1200 }).jpeg().toBuffer())).dpi).toBeCloseTo(
      96,
      0,
    );
  });

  it('is refused by its size before it is decoded', async () => {
    const wide = await sharp({ create: { width: 1001, height: 1000, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer();
    const opened = await openPictures(wide, LIMITS);
    expect(typeof opened === 'string' ? opened : await opened.page(1)).toBe('too-large');
    const claim = bmp(24);
    new DataView(claim.buffer).setInt32(18, 2_000_000_000, true);
    expect(await openPictures(claim, LIMITS)).toBe('too-large');
  });

  it('is corrupt where it breaks off', async () => {
    const noise = Uint8Array.from({ length: 200 * 200 * 3 }, (_, at) => (at * 7919) & 255);
    const image = sharp(noise, { raw: { width: 200, height: 200, channels: 3 } });
    for (const bytes of [await image.jpeg().toBuffer(), await image.png().toBuffer(), bmp(24)]) {
      const opened = await openPictures(new Uint8Array(bytes.subarray(0, bytes.length * 0.7)), LIMITS);
      expect(typeof opened === 'string' ? opened : await opened.page(1)).toBe('corrupt');
    }
  });

  it('is nothing but a picture', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><image href="file:///etc/hostname"/></svg>';
    expect(await openPictures(new TextEncoder().encode(svg), LIMITS)).toBe('unsupported');
  });
});

describe('a BMP', () => {
  it.each([1, 4, 8, 24, 32])('is read with %i bits a pixel', async (bits) => {
    const page = await first(bmp(bits));
    expect([pixel(page, 0, 0), pixel(page, 3, 1)]).toEqual([
      [255, 0, 0],
      [0, 0, 255],
    ]);
  });

  it('is refused when compressed', async () => {
    const packed = bmp(8);
    new DataView(packed.buffer).setUint32(30, 1, true);
    expect(await openPictures(packed, LIMITS)).toBe('unsupported');
  });
});

/** The same 4 x 2 picture. */
function bmp(bits: number): Uint8Array {
  const colours = bits <= 8 ? 2 : 0;
  const stride = Math.ceil((4 * bits) / 32) * 4;
  const start = 54 + colours * 4;
  const bytes = new Uint8Array(start + stride * 2);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(10, start, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, 4, true);
  view.setInt32(22, 2, true);
  view.setUint16(28, bits, true);
  if (colours) bytes.set([0, 0, 255, 0, 255, 0, 0, 0], 54);
  for (let y = 0; y < 2; y += 1) {
    // The first row of the file is the lowest.
    const isRed = y === 1;
    for (let x = 0; x < 4; x += 1) {
      const at = start + y * stride;
      if (bits >= 24) bytes.set(isRed ? [0, 0, 255] : [255, 0, 0], at + (x * bits) / 8);
      else if (!isRed) bytes[at + ((x * bits) >> 3)]! |= 1 << (8 - bits - ((x * bits) & 7));
    }
  }
  return bytes;
}
