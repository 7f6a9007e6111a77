import sharp from 'sharp';
import type { Rule } from '../pages/page-content.js';
import { isBlank } from './blank.js';
import { coarseInk, inkOf } from './ink.js';
import { clearEdges, evenLight } from './light.js';
import { findRuling, type Ruling } from './ruling.js';
import type { Picture, PreparedPage } from './scan-page.js';
import { liftSeals } from './seal.js';
import { findSkew } from './skew.js';
import type { Stroke } from './strokes.js';
import { straighten, turnLeft } from './turn.js';
import { isOnItsSide } from './upright.js';
import { wipeLevel, wipeUpright } from './wipe.js';

/** Text is read best at about 200 dpi; more only costs time. */
const READING_DPI = 200;
const HIGHEST_DPI = 250;
/** Degrees: a line of a page is then off by less than its own thickness. */
const LEAST_SKEW = 0.06;
/** Of evenly lit paper. */
const TEXT_INK = 160;

/**
 * Makes a page ready for reading: seals lifted, light evened, upright but for a half turn, straight, its ruling lines
 * found and taken out. The same picture gives the same page.
 */
export async function prepare(picture: Picture): Promise<PreparedPage> {
  const scaled = await toReadingSize(picture);
  const { grey, stamped } = liftSeals(scaled);
  clearEdges(grey);
  evenLight(grey);
  const lying = coarseInk(grey);
  const onItsSide = isOnItsSide(lying);
  const standing = onItsSide ? turnLeft(grey) : grey;
  const found = findSkew(onItsSide ? turnLeft(lying) : lying, () => inkOf(standing, TEXT_INK));
  const skew = Math.abs(found) >= LEAST_SKEW ? found : 0;
  const raster = skew === 0 ? standing : straighten(standing, skew);
  const ruling = findRuling(raster);
  wipeLevel(raster, ruling.level);
  wipeUpright(raster, ruling.upright);
  return {
    raster,
    rules: toRules(ruling),
    stamped,
    blank: isBlank(raster),
    turn: onItsSide ? 90 : 0,
    skew,
    width: scaled.width,
    height: scaled.height,
  };
}

async function toReadingSize(picture: Picture): Promise<Picture> {
  const { width, height, data, dpi } = picture;
  if (dpi <= HIGHEST_DPI) return picture;
  const scale = READING_DPI / dpi;
  const { data: small, info } = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)), { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(small), dpi: READING_DPI };
}

function toRules({ level, upright }: Ruling): Rule[] {
  const toRule =
    (horizontal: boolean) =>
    ({ from, to, start, slope }: Stroke): Rule => ({
      horizontal,
      at: start + (slope * (to - from)) / 2,
      from,
      to,
    });
  return [...level.map(toRule(true)), ...upright.map(toRule(false))];
}
