import type { Box } from '../../model/document.js';
import type { Frame, Glyph, PageContent, Rule, Turn } from './page-content.js';

/** A character as the drawing operators place it, on the page as displayed. */
export interface DrawnGlyph {
  readonly text: string;
  /** Start on the base line, and the way to its end. */
  readonly x: number;
  readonly y: number;
  readonly alongX: number;
  readonly alongY: number;
  readonly size: number;
  readonly bold: boolean;
  readonly run: number;
  readonly invisible: boolean;
  readonly artifact: boolean;
}

/** A page as displayed: points, origin top left. */
export interface DrawnPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly DrawnGlyph[];
  readonly rules: readonly Rule[];
  readonly images: readonly Box[];
  readonly paths: number;
}

/** The page turned so that most of its text can be read from left to right. */
export function turnPage({ number, width, height, glyphs, rules, images, paths }: DrawnPage): PageContent {
  const frame = makeFrame(width, height, glyphs);
  return {
    number,
    frame,
    glyphs: glyphs.map((glyph) => turnGlyph(glyph, frame)),
    rules: frame.turn === 0 ? rules : rules.map((rule) => turnRule(rule, frame)),
    images: images.map((box) => clip(turnBox(box, frame), frame)),
    paths,
  };
}

function makeFrame(pageWidth: number, pageHeight: number, glyphs: readonly DrawnGlyph[]): Frame {
  const votes = new Map<Turn, number>();
  for (const glyph of glyphs) {
    const turn = nearestTurn(glyph);
    if (turn !== null) votes.set(turn, (votes.get(turn) ?? 0) + 1);
  }
  const turn = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  const isSideways = turn === 90 || turn === 270;
  return {
    pageWidth,
    pageHeight,
    width: isSideways ? pageHeight : pageWidth,
    height: isSideways ? pageWidth : pageHeight,
    turn,
  };
}

function angleOf(glyph: DrawnGlyph): number {
  const degrees = (Math.atan2(glyph.alongY, glyph.alongX) * 180) / Math.PI;
  return (Math.round(degrees) + 360) % 360;
}

function nearestTurn(glyph: DrawnGlyph): Turn | null {
  const angle = angleOf(glyph);
  return angle === 0 || angle === 90 || angle === 180 || angle === 270 ? angle : null;
}

function turnGlyph(glyph: DrawnGlyph, frame: Frame): Glyph {
  const [x, y] = turnPoint(glyph.x, glyph.y, frame);
  const { text, size, bold, run, invisible, artifact } = glyph;
  return {
    text,
    x,
    right: x + Math.hypot(glyph.alongX, glyph.alongY),
    y,
    size,
    bold,
    run,
    angle: (angleOf(glyph) - frame.turn + 360) % 360,
    invisible,
    artifact,
  };
}

function turnPoint(x: number, y: number, frame: Frame): [number, number] {
  switch (frame.turn) {
    case 0:
      return [x, y];
    case 90:
      return [y, frame.pageWidth - x];
    case 180:
      return [frame.pageWidth - x, frame.pageHeight - y];
    case 270:
      return [frame.pageHeight - y, x];
  }
}

function turnBox(box: Box, frame: Frame): Box {
  const [x1, y1] = turnPoint(box.x, box.y, frame);
  const [x2, y2] = turnPoint(box.x + box.width, box.y + box.height, frame);
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

function turnRule(rule: Rule, frame: Frame): Rule {
  const { horizontal, at, from, to } = rule;
  const [x1, y1] = horizontal ? turnPoint(from, at, frame) : turnPoint(at, from, frame);
  const [x2, y2] = horizontal ? turnPoint(to, at, frame) : turnPoint(at, to, frame);
  if (Math.abs(x2 - x1) > Math.abs(y2 - y1)) {
    return { horizontal: true, at: y1, from: Math.min(x1, x2), to: Math.max(x1, x2) };
  }
  return { horizontal: false, at: x1, from: Math.min(y1, y2), to: Math.max(y1, y2) };
}

/** The part of a picture that lies on the page. */
function clip(box: Box, frame: Frame): Box {
  const [x, y] = [Math.max(0, box.x), Math.max(0, box.y)];
  const width = Math.max(0, Math.min(frame.width, box.x + box.width) - x);
  const height = Math.max(0, Math.min(frame.height, box.y + box.height) - y);
  return { x, y, width, height };
}
