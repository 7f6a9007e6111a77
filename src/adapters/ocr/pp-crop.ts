import { inkOfColumns, inkOfRows } from '../../ports/ink.js';
import type { PixelBox, Raster } from '../../ports/ocr.js';

/** Of the core's height: how far the line may reach beyond its core, above and below, left and right. */
const REACH = { vertical: 1, horizontal: 1.5 };
/** Of the line's height: paper left around it. With less the network misreads the ends, with more it costs more. */
const MARGIN = { vertical: 0.2, horizontal: 0.4 };
/** Pixels of ink in a row or column: fewer are dust. */
const DUST = 1;

/** The line around a core that the network marked: out to where the ink ends, and a margin of paper. */
export function fitToInk(page: Raster, core: PixelBox, level: number): PixelBox {
  const reach = Math.ceil(core.height * REACH.vertical);
  const tall = clip(page, core.x, core.y - reach, core.width, core.height + 2 * reach);
  const rows = inkOfRows(page, tall, level);
  const [top, bottom] = spread(rows, core.y - tall.y, core.y - tall.y + core.height, 1);
  const height = bottom - top;

  const beside = Math.ceil(core.height * REACH.horizontal);
  const wide = clip(page, core.x - beside, tall.y + top, core.width + 2 * beside, height);
  const columns = inkOfColumns(page, wide, level);
  const [left, right] = spread(
    columns,
    core.x - wide.x,
    core.x - wide.x + core.width,
    Math.ceil(height * 0.3),
  );
  const [above, aside] = [Math.ceil(height * MARGIN.vertical), Math.ceil(height * MARGIN.horizontal)];
  return clip(
    page,
    wide.x + left - aside,
    tall.y + top - above,
    right - left + 2 * aside,
    height + 2 * above,
  );
}

/** From a stretch outwards to where `gap` places without ink follow; inwards to the first ink where it ends in paper. */
function spread(ink: Int32Array, from: number, to: number, gap: number): [number, number] {
  let start = Math.max(0, from);
  let end = Math.min(ink.length, to);
  for (let at = start - 1; at >= 0 && start - at <= gap; at -= 1) if (ink[at]! > DUST) start = at;
  for (let at = end; at < ink.length && at - end < gap; at += 1) if (ink[at]! > DUST) end = at + 1;
  while (start < end - 1 && ink[start]! <= DUST) start += 1;
  while (end > start + 1 && ink[end - 1]! <= DUST) end -= 1;
  return [start, end];
}

function clip(page: Raster, left: number, top: number, width: number, height: number): PixelBox {
  const x = Math.max(0, left);
  const y = Math.max(0, top);
  return {
    x,
    y,
    width: Math.max(1, Math.min(page.width, left + width) - x),
    height: Math.max(1, Math.min(page.height, top + height) - y),
  };
}
