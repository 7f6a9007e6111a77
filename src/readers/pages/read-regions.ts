import type { Box } from '../../model/document.js';
import type { OcrEngines } from '../../ports/ocr.js';
import { cut } from '../scan/canvas.js';
import { prepare } from '../scan/prepare.js';
import { recognisePage } from '../scan/recognise.js';
import type { Picture } from '../scan/scan-page.js';
import { worthReading } from '../scan/worth-reading.js';
import type { Glyph, PageContent, Rule } from './page-content.js';

/** A page of text with what was read in its pictures set in at its place. */
export interface ReadRegions {
  readonly content: PageContent;
  /** 0..1, over what was recognised. */
  readonly confidence: number;
  readonly isStamped: boolean;
  /** How many pictures nothing was read in. */
  readonly left: number;
}

/** Inches. */
const RIM = 0.1;

/** Reads the pictures that stand on a page of text. Null where nothing was read in any of them. */
export async function readRegions(
  content: PageContent,
  regions: readonly Box[],
  picture: Picture,
  engines: OcrEngines,
): Promise<ReadRegions | null> {
  const scale = picture.dpi / 72;
  const rim = Math.round(RIM * picture.dpi);
  const glyphs: Glyph[] = [...content.glyphs];
  const rules: Rule[] = [...content.rules];
  let isStamped = false;
  let [sum, count, left] = [0, 0, 0];
  for (const region of regions) {
    const box = {
      x: region.x * scale,
      y: region.y * scale,
      width: region.width * scale,
      height: region.height * scale,
    };
    const prepared = await prepare(cut(picture, box, rim));
    const read = prepared.blank ? null : await recognisePage(prepared, content.number, engines);
    const frame = read?.content.frame;
    if (!read || !frame || frame.turn !== 0 || worthReading(read.content, read.confidence) !== 'text') {
      left += 1;
      continue;
    }
    isStamped ||= prepared.stamped;
    sum += read.confidence * read.content.glyphs.length;
    count += read.content.glyphs.length;
    // Straightening keeps the centre; that the lines lay a little askew is left out of account.
    const x = region.x - rim / scale + (frame.pageWidth - frame.width) / 2;
    const y = region.y - rim / scale + (frame.pageHeight - frame.height) / 2;
    for (const glyph of moved(read.content.glyphs, x, y, nextRun(glyphs))) glyphs.push(glyph);
    for (const rule of read.content.rules) {
      const [along, across] = rule.horizontal ? [x, y] : [y, x];
      rules.push({ ...rule, at: rule.at + across, from: rule.from + along, to: rule.to + along });
    }
  }
  if (count === 0) return null;
  return { content: { ...content, glyphs, rules }, confidence: sum / count, isStamped, left };
}

function moved(glyphs: readonly Glyph[], x: number, y: number, run: number): Glyph[] {
  return glyphs.map((glyph) => ({
    ...glyph,
    x: glyph.x + x,
    right: glyph.right + x,
    y: glyph.y + y,
    run: glyph.run < 0 ? glyph.run : glyph.run + run,
  }));
}

/** Runs of the picture are none of the page's. */
function nextRun(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((most, { run }) => Math.max(most, run), -1) + 1;
}
