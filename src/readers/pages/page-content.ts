import type { Box } from '../../model/document.js';

/**
 * What is drawn on a page, in the reading frame: points, origin top left, turned so that most of its text runs from left
 * to right. `frame` tells how to get back to the page as displayed.
 */
export interface PageContent {
  readonly number: number;
  readonly frame: Frame;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  /** Where pictures lie; they are not decoded. */
  readonly images: readonly Box[];
  /** How many paths are painted. */
  readonly paths: number;
}

export interface Frame {
  /** Of the page as displayed, in points of the reading frame. */
  readonly pageWidth: number;
  readonly pageHeight: number;
  /** Of the reading frame; differs from the page where the text lies on its side. */
  readonly width: number;
  readonly height: number;
  /** Clockwise, from the reading frame to the page. */
  readonly turn: Turn;
  /**
   * Clockwise, in degrees: how far the page lay askew in the scanner, turned back in the reading frame about the centre,
   * which stays the centre. Absent: straight.
   */
  readonly skew?: number;
  /** Points of the page in a point of the reading frame: scanning apps make pages of a yard. Absent: one. */
  readonly zoom?: number;
}

export type Turn = 0 | 90 | 180 | 270;

/** One drawn character (a ligature may hold several). */
export interface Glyph {
  readonly text: string;
  /** Left and right end, and the base line. */
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** The show operator it comes from: neighbours of one operator were set together. */
  readonly run: number;
  /** Clockwise, in degrees, against the reading direction of the page. */
  readonly angle: number;
  readonly invisible: boolean;
  /** Marked in the file as no part of the content: running heads and the like. */
  readonly artifact: boolean;
  /** 0..1, of what was recognised in a picture. Absent: text. */
  readonly confidence?: number;
  /** One object for all the glyphs of a figure that was read twice. */
  readonly figure?: FigureGlyphs;
}

/** What became of a figure in a picture when a second engine read it. */
export interface FigureGlyphs {
  readonly agreed: boolean;
  /** What the second engine read; null where there was none or it read nothing. */
  readonly other: string | null;
  /** PNG of the place, kept where the readings differ: a person decides. */
  readonly picture: Uint8Array | null;
}

/** A straight line along an axis, or a rectangle so thin that it is one. `at` is its y when horizontal, else its x. */
export interface Rule {
  readonly horizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A box of the reading frame, on the page as displayed. */
export function toPage(frame: Frame, upright: Box): Box {
  const { zoom = 1 } = frame;
  const { x, y, width, height } = turnToPage(frame, upright);
  return roundBox({ x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom });
}

function turnToPage(frame: Frame, upright: Box): Box {
  const box = frame.skew ? lean(frame, upright, frame.skew) : upright;
  const { x, y, width, height } = box;
  switch (frame.turn) {
    case 0:
      return box;
    case 90:
      return { x: frame.pageWidth - y - height, y: x, width: height, height: width };
    case 180:
      return { x: frame.pageWidth - x - width, y: frame.pageHeight - y - height, width, height };
    case 270:
      return { x: y, y: frame.pageHeight - x - width, width: height, height: width };
  }
}

/** What a straightened box covers on the page that lay askew. */
function lean(frame: Frame, box: Box, degrees: number): Box {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const isSideways = frame.turn === 90 || frame.turn === 270;
  const [width, height] = isSideways
    ? [frame.pageHeight, frame.pageWidth]
    : [frame.pageWidth, frame.pageHeight];
  const x = box.x + box.width / 2 - frame.width / 2;
  const y = box.y + box.height / 2 - frame.height / 2;
  const [wide, high] = [
    box.width * cos + box.height * Math.abs(sin),
    box.height * cos + box.width * Math.abs(sin),
  ];
  const middle = { x: width / 2 + x * cos - y * sin, y: height / 2 + x * sin + y * cos };
  return { x: middle.x - wide / 2, y: middle.y - high / 2, width: wide, height: high };
}

/** Hundredths of a point: what is further is noise, and would differ between producers of one page. */
export function roundBox({ x, y, width, height }: Box): Box {
  return { x: cents(x), y: cents(y), width: cents(width), height: cents(height) };
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}

export function unite(boxes: readonly Box[]): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The part of a glyph above and below its base line: Chinese faces fill their square in these shares. */
export const ASCENT = 0.88;
export const DESCENT = 0.12;
