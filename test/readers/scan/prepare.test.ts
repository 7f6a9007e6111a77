import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { findGrids } from '../../../src/readers/pages/grid.js';
import { prepare } from '../../../src/readers/scan/prepare.js';
import type { Picture, PreparedPage } from '../../../src/readers/scan/scan-page.js';
import { BLACK, bar, darken, lines, RED, ruled, seal, sheet } from './draw.js';

async function turned(page: Picture, degrees: number): Promise<Picture> {
  const image = sharp(page.data, { raw: { width: page.width, height: page.height, channels: 3 } });
  const { data, info } = await image
    .rotate(degrees, { background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data), dpi: page.dpi };
}

function gridsOf({ rules, raster }: PreparedPage) {
  const scale = 72 / raster.dpi;
  return findGrids(
    rules.map((rule) => ({ ...rule, at: rule.at * scale, from: rule.from * scale, to: rule.to * scale })),
  );
}

/** The darkest pixel of an area. */
function darkest({ raster }: PreparedPage, x: number, y: number, width: number, height: number): number {
  let level = 255;
  for (let row = y; row < y + height; row += 1) {
    for (let column = x; column < x + width; column += 1) {
      level = Math.min(level, raster.data[row * raster.width + column]!);
    }
  }
  return level;
}

const text = (): Picture => {
  const page = sheet();
  lines(page, 120, 200, 16, 22);
  return page;
};

const XS = [100, 260, 420, 800];
const YS = [300, 360, 420, 520, 640];
const table = (): Picture => {
  const page = sheet();
  ruled(page, XS, YS);
  for (const y of YS.slice(0, -1)) for (const x of XS.slice(0, -1)) lines(page, x + 20, y + 14, 1, 3, x + y);
  return page;
};

describe('a page that lies askew', () => {
  it.each([-4.3, -1.37, -0.4, 0.25, 0.9, 2, 4.6])('by %f degrees is turned back', async (degrees) => {
    const page = await prepare(await turned(text(), degrees));
    expect(Math.abs(page.skew - degrees)).toBeLessThan(0.1);
    expect([page.turn, page.blank, page.stamped]).toEqual([0, false, false]);
  });

  it('is left alone where it is straight', async () => {
    expect((await prepare(text())).skew).toBe(0);
  });
});

describe('a page on its side', () => {
  it.each([0, 90, 180, 270])('turned by %i is upright but for a half turn', async (degrees) => {
    for (const make of [text, table]) {
      const page = await prepare(await turned(make(), degrees));
      expect(page.turn).toBe(degrees % 180 === 0 ? 0 : 90);
      expect([page.raster.width, page.raster.height]).toEqual([1000, 1400]);
      expect([page.width, page.height]).toEqual(degrees % 180 === 0 ? [1000, 1400] : [1400, 1000]);
    }
  });

  it('comes clockwise from the upright page', async () => {
    const page = text();
    bar(page, 0, 0, 90, 90);
    const prepared = await prepare(await turned(page, 90));
    expect(darkest(prepared, 30, 30, 10, 10)).toBeLessThan(60);
  });
});

describe('the lines of a table', () => {
  it('are found where they are, and taken out', async () => {
    const page = await prepare(table());
    const [grid, ...others] = gridsOf(page);
    expect(others).toEqual([]);
    // The middle of a line of two pixels.
    const off = (places: readonly number[], wanted: readonly number[]) =>
      places.map((place, at) => Math.abs((place * 200) / 72 - wanted[at]! - 0.5));
    expect([grid!.xs.length, grid!.ys.length]).toEqual([XS.length, YS.length]);
    expect(Math.max(...off(grid!.xs, XS), ...off(grid!.ys, YS))).toBeLessThanOrEqual(1);
    expect(grid!.cells.length).toBe(12);
    expect(darkest(page, 110, 298, 100, 6)).toBeGreaterThan(200);
    expect(darkest(page, 120, 314, 90, 30)).toBeLessThan(60);
  });

  it('are found under a seal, askew, broken and weakly printed', async () => {
    const page = table();
    bar(page, 500, 418, 20, 6, [255, 255, 255]);
    for (let x = 515; x < 523; x += 1)
      for (let y = 418; y < 426; y += 1) page.data.fill(255, (y * 1000 + x) * 3, (y * 1000 + x) * 3 + 3);
    seal(page, 600, 500, 160);
    darken(page, (x, y) => 0.95 - 0.2 * x * y);
    const prepared = await prepare(await turned(page, 1.3));
    expect(gridsOf(prepared).map(({ xs, ys, cells }) => [xs.length, ys.length, cells.length])).toEqual([
      [4, 5, 12],
    ]);
    expect(prepared.stamped).toBe(true);
  });

  it('leave spans open', async () => {
    const page = sheet();
    ruled(page, [100, 800], [300, 360, 420, 480]);
    bar(page, 400, 360, 2, 120);
    bar(page, 600, 420, 2, 60);
    const [grid] = gridsOf(await prepare(page));
    expect(
      grid!.cells.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan]),
    ).toEqual([
      [0, 0, 1, 3],
      [1, 0, 1, 1],
      [1, 1, 1, 2],
      [2, 0, 1, 1],
      [2, 1, 1, 1],
      [2, 2, 1, 1],
    ]);
  });

  it('are not the strokes of letters', async () => {
    expect((await prepare(text())).rules).toEqual([]);
  });

  it('let go of a letter that crosses them', async () => {
    const page = table();
    bar(page, 330, 340, 4, 40);
    const prepared = await prepare(page);
    expect(darkest(prepared, 330, 340, 4, 18)).toBeLessThan(60);
    expect(darkest(prepared, 331, 359, 2, 4)).toBeLessThan(60);
  });
});

describe('red on a page', () => {
  it('is lifted where it is a seal, and black stays under it', async () => {
    const page = text();
    seal(page, 500, 600, 160);
    bar(page, 480, 570, 40, 6);
    const prepared = await prepare(page);
    expect(prepared.stamped).toBe(true);
    expect(darkest(prepared, 490, 571, 20, 4)).toBeLessThan(60);
    expect(darkest(prepared, 495, 580, 4, 8)).toBeGreaterThan(180);
  });

  it('counts as a seal at the edge of the page too', async () => {
    const page = text();
    seal(page, 1000, 800, 160);
    expect((await prepare(page)).stamped).toBe(true);
  });

  it('stays dark where it is a heading or a line', async () => {
    const page = text();
    for (let at = 0; at < 8; at += 1) bar(page, 150 + at * 90, 60, 60, 12, RED);
    for (let at = 0; at < 8; at += 1) bar(page, 170 + at * 90, 50, 12, 80, RED);
    bar(page, 100, 160, 800, 4, RED);
    const prepared = await prepare(page);
    expect(prepared.stamped).toBe(false);
    expect(darkest(prepared, 172, 100, 8, 20)).toBeLessThan(140);
  });

  it('is no seal where the lamp is red', async () => {
    const page = text();
    for (let at = 0; at < page.data.length; at += 3) {
      page.data[at + 1]! *= 0.8;
      page.data[at + 2]! *= 0.7;
    }
    expect((await prepare(page)).stamped).toBe(false);
  });
});

describe('the light on a page', () => {
  it('is evened, and ink stays dark in it', async () => {
    const page = text();
    darken(page, (x, y) => 0.45 + 0.55 * x * (1 - y / 2));
    const prepared = await prepare(page);
    expect(darkest(prepared, 10, 1300, 900, 80)).toBeGreaterThan(235);
    expect(darkest(prepared, 120, 1100, 100, 40)).toBeLessThan(110);
  });

  it('leaves no black bars at the edges', async () => {
    const page = text();
    bar(page, 0, 0, 24, 1400, BLACK);
    bar(page, 0, 1385, 1000, 15, BLACK);
    const prepared = await prepare(page);
    expect(darkest(prepared, 0, 100, 60, 1290)).toBeGreaterThan(235);
    expect(prepared.blank).toBe(false);
  });
});

describe('an empty page', () => {
  it('is told, in spite of dust and a scanner bar', async () => {
    const page = sheet();
    darken(page, (x) => 0.9 - 0.1 * x);
    for (let at = 0; at < 40; at += 1) bar(page, (at * 271) % 990, (at * 587) % 1390, 3, 3);
    bar(page, 0, 0, 12, 1400);
    expect((await prepare(page)).blank).toBe(true);
  });

  it('is not one with a single character', async () => {
    const page = sheet();
    lines(page, 500, 1300, 1, 1);
    expect((await prepare(page)).blank).toBe(false);
  });
});

describe('a page', () => {
  it('is reduced to what reading needs', async () => {
    const page = sheet(1600, 2400, 400);
    const prepared = await prepare(page);
    expect([prepared.raster.width, prepared.raster.height, prepared.raster.dpi]).toEqual([800, 1200, 200]);
    expect([prepared.width, prepared.height]).toEqual([800, 1200]);
  });

  it('gives the same twice', async () => {
    const page = await turned(table(), 0.8);
    const [{ raster: first, ...one }, { raster: second, ...other }] = [
      await prepare(page),
      await prepare(page),
    ];
    expect(one).toEqual(other);
    expect(Buffer.compare(first.data, second.data)).toBe(0);
  });
});
