import type { Raster } from '../../ports/ocr.js';
import { paperLevels } from './paper.js';
import type { Picture } from './scan-page.js';

export interface Unsealed {
  /** Grey as the eye sees it, but for the seals: there the paper and the black under them. */
  readonly grey: Raster;
  readonly stamped: boolean;
}

/** The level that paper is brought to. */
const PAPER = 250;

/** Levels of 255 by which red must lead both other colours. Noise of a cheap scanner stays below. */
const REDDISH = 28;
const FADE_FROM = 12;
const FADE_OVER = 22;

/** Inches: the side of the squares in which red is looked for. */
const SQUARE = 0.1;
/** Share of a square: a ring of half a millimetre fills more of the squares it crosses. */
const RED_SQUARE = 0.05;
/** Inches. Office seals are 38 to 58 mm across; half of one may be over the edge of the page. */
const SMALLEST = 0.7;
const LARGEST = 3.2;
/** Longer than that against its height it is a red heading or a line. */
const LONGEST = 2.2;

interface Patch {
  left: number;
  top: number;
  right: number;
  bottom: number;
  squares: number;
}

/**
 * Greys a picture, and lifts the red of seals off the black under it. Red that is no seal (the red heading of an official
 * letter, its line, a logo's letters) stays as dark as it is: somebody may want to read it.
 */
export function liftSeals(picture: Picture): Unsealed {
  const { width, height, data, dpi } = picture;
  const balance = paperLevels(picture).map((paper) => scaleTo(paper));
  const [reds, greens, blues] = [balance[0]!, balance[1]!, balance[2]!];
  const side = Math.max(4, Math.round(dpi * SQUARE));
  const [across, down] = [Math.ceil(width / side), Math.ceil(height / side)];
  const counts = new Uint32Array(across * down);
  const grey = new Uint8Array(width * height);
  for (let y = 0, at = 0, from = 0; y < height; y += 1) {
    const row = Math.floor(y / side) * across;
    for (let x = 0; x < width; x += 1, at += 1, from += 3) {
      const red = reds[data[from]!]!;
      const green = greens[data[from + 1]!]!;
      const blue = blues[data[from + 2]!]!;
      grey[at] = (red * 77 + green * 150 + blue * 29) >> 8;
      if (red - green >= REDDISH && red - blue >= REDDISH) counts[row + Math.floor(x / side)]! += 1;
    }
  }
  const patches = findPatches(counts, across, down, side * side * RED_SQUARE);
  const seals = patches.filter((patch) => isSeal(patch, side / dpi, across, down));
  for (const { left, top, right, bottom } of seals) {
    const area = {
      left: Math.max(0, (left - 1) * side),
      top: Math.max(0, (top - 1) * side),
      right: Math.min(width, (right + 2) * side),
      bottom: Math.min(height, (bottom + 2) * side),
    };
    lift(picture, area, grey, balance);
  }
  return { grey: { width, height, data: grey, dpi }, stamped: seals.length > 0 };
}

/** So that paper is as light in every colour: lamps and cheap cameras tint it. */
function scaleTo(paper: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, level) => Math.min(255, Math.round((level * PAPER) / paper)));
}

/** Red squares that are next to each other, or one square apart. */
function findPatches(counts: Uint32Array, across: number, down: number, least: number): Patch[] {
  const seen = new Uint8Array(counts.length);
  const patches: Patch[] = [];
  for (let start = 0; start < counts.length; start += 1) {
    if (seen[start] || counts[start]! < least) continue;
    const patch: Patch = { left: across, top: down, right: 0, bottom: 0, squares: 0 };
    const open = [start];
    seen[start] = 1;
    while (open.length > 0) {
      const at = open.pop()!;
      const [x, y] = [at % across, Math.floor(at / across)];
      patch.left = Math.min(patch.left, x);
      patch.right = Math.max(patch.right, x);
      patch.top = Math.min(patch.top, y);
      patch.bottom = Math.max(patch.bottom, y);
      patch.squares += 1;
      for (let nearY = Math.max(0, y - 2); nearY <= Math.min(down - 1, y + 2); nearY += 1) {
        for (let nearX = Math.max(0, x - 2); nearX <= Math.min(across - 1, x + 2); nearX += 1) {
          const near = nearY * across + nearX;
          if (seen[near] || counts[near]! < least) continue;
          seen[near] = 1;
          open.push(near);
        }
      }
    }
    patches.push(patch);
  }
  return patches;
}

/** About as wide as it is high and as large as a seal; at the edge of the page a part of one is enough. */
function isSeal(patch: Patch, square: number, across: number, down: number): boolean {
  const wide = (patch.right - patch.left + 1) * square;
  const high = (patch.bottom - patch.top + 1) * square;
  if (patch.squares < 12 || Math.max(wide, high) > LARGEST) return false;
  const isAtEdge = patch.left <= 1 || patch.top <= 1 || patch.right >= across - 2 || patch.bottom >= down - 2;
  if (isAtEdge && Math.max(wide, high) >= SMALLEST) return true;
  return Math.min(wide, high) >= SMALLEST && Math.max(wide, high) <= LONGEST * Math.min(wide, high);
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a seal leaves of itself is paler than black ink under it: from there on it fades to paper. */
const TRACES = 195;
const TRACES_FADE = 2.2;

/**
 * In red light the seal is nearly paper and black ink is black: reddish places take their red value, made up to paper. A
 * JPEG keeps colour more coarsely than light, so that a place is as red as the reddest beside it.
 */
function lift({ width, data }: Picture, area: Area, grey: Uint8Array, balance: readonly Uint8Array[]): void {
  const [reds, greens, blues] = [balance[0]!, balance[1]!, balance[2]!];
  const across = area.right - area.left;
  const leads = new Int16Array(across * (area.bottom - area.top));
  const levels = new Uint32Array(256);
  let count = 0;
  for (let y = area.top, at = 0; y < area.bottom; y += 1) {
    for (let x = area.left; x < area.right; x += 1, at += 1) {
      const from = (y * width + x) * 3;
      const red = reds[data[from]!]!;
      leads[at] = red - Math.max(greens[data[from + 1]!]!, blues[data[from + 2]!]!);
      if (leads[at]! < REDDISH * 2) continue;
      levels[red]! += 1;
      count += 1;
    }
  }
  let [sealLevel, passed] = [0, 0];
  while (sealLevel < 255 && passed < count * 0.4) {
    passed += levels[sealLevel]!;
    sealLevel += 1;
  }
  const factor = PAPER / Math.max(100, count > 0 ? sealLevel : PAPER);
  for (let y = area.top + 1; y < area.bottom - 1; y += 1) {
    for (let x = area.left + 1; x < area.right - 1; x += 1) {
      const lead = reddestNear(leads, (y - area.top) * across + x - area.left, across);
      const share = Math.min(1, (lead - FADE_FROM) / FADE_OVER);
      if (share <= 0) continue;
      const at = y * width + x;
      const light = reds[data[at * 3]!]! * factor;
      const clean = light > TRACES ? TRACES + (light - TRACES) * TRACES_FADE : light;
      grey[at] = grey[at]! * (1 - share) + Math.min(PAPER, clean) * share;
    }
  }
}

function reddestNear(leads: Int16Array, at: number, across: number): number {
  let most = leads[at]!;
  for (let row = at - across; row <= at + across; row += across) {
    most = Math.max(most, leads[row - 1]!, leads[row]!, leads[row + 1]!);
  }
  return most;
}
