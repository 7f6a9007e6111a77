import type { Box } from '../../model/document.js';
import { type Attributes, readXml } from '../docx/xml.js';
import type { DrawnGlyph } from '../pages/drawn-page.js';
import { type Matrix, multiply, toMatrix, unitBox } from '../pages/matrix.js';
import type { Rule } from '../pages/page-content.js';
import { filledRules, strokedRules } from '../pages/path-rules.js';
import { boxOf, numbersOf, type OfdDocument, type PageBox } from './package.js';
import { parsePath } from './paths.js';
import { placeText, type TextCode, type TextLook } from './text-object.js';

/** Where a picture lies on the page, and what it is. */
export interface OfdImage {
  readonly box: Box;
  /** Null for drawings that are set in like pictures. */
  readonly resource: string | null;
  /** Neither turned nor mirrored. */
  readonly isUpright: boolean;
}

/** What one part draws: of a page, or of the template that stands behind pages. */
export interface OfdDrawing {
  readonly glyphs: DrawnGlyph[];
  readonly rules: Rule[];
  readonly images: OfdImage[];
  paths: number;
  /** Templates that the page stands on. */
  readonly templates: string[];
  box: PageBox | null;
}

const POINTS = 72 / 25.4;
const WHITE = /^255\s+255\s+255$/;
/** Enough for any real page; a hostile one stops there instead of filling the memory. */
const MOST_GLYPHS = 400_000;
const MOST_RULES = 60_000;
const BOLD = 600;
const DEFAULT_SIZE = 3.175;

interface OpenObject {
  readonly kind: 'text' | 'path' | 'image';
  readonly attributes: Attributes;
  readonly matrix: Matrix;
  whiteStroke: boolean;
  whiteFill: boolean;
  invisible: boolean;
  data: string;
  /** Where the next text begins that does not say it itself. */
  end: readonly [number, number];
}

const KINDS: Readonly<Record<string, OpenObject['kind']>> = {
  TextObject: 'text',
  PathObject: 'path',
  ImageObject: 'image',
  // Drawings that are kept apart and set in: what is in them is not read.
  CompositeObject: 'image',
};

/** `origin` is the page's upper left corner. Throws `UnreadableError`. */
export function readDrawing(
  bytes: Uint8Array,
  depth: number,
  document: OfdDocument,
  origin: PageBox | null,
  artifact: boolean,
): OfdDrawing {
  const drawing: OfdDrawing = { glyphs: [], rules: [], images: [], paths: 0, templates: [], box: null };
  let object: OpenObject | null = null;
  let text: string | null = null;
  let code: Attributes = {};
  let run = 0;
  /** Inside what only cuts an object's edges off. */
  let clips = 0;

  readXml(bytes, depth, {
    open(name, attributes) {
      if (name === 'Clips') clips += 1;
      if (clips > 0) return;
      const kind = KINDS[name];
      if (kind) {
        object = openObject(kind, attributes, drawing.box ?? origin);
      } else if (name === 'Template') {
        drawing.templates.push(attributes.TemplateID ?? '');
      } else if (name === 'StrokeColor' && object) {
        object.whiteStroke = WHITE.test(attributes.Value ?? '');
      } else if (name === 'FillColor' && object) {
        object.whiteFill = WHITE.test(attributes.Value ?? '');
        object.invisible ||= attributes.Alpha === '0';
      }
      if (name === 'PhysicalBox' || name === 'TextCode' || name === 'AbbreviatedData') {
        text = '';
        code = attributes;
      }
    },
    close(name) {
      if (name === 'Clips') clips -= 1;
      else if (clips > 0) return;
      if (name === 'PhysicalBox') drawing.box ??= boxOf(text ?? '');
      else if (name === 'AbbreviatedData' && object) object.data = text ?? '';
      else if (name === 'TextCode' && object && drawing.glyphs.length < MOST_GLYPHS) {
        run += 1;
        const look = lookOf(object, document, artifact);
        object.end = placeText(codeOf(code, text ?? '', object.end), look, run, drawing.glyphs);
      } else if (KINDS[name] && object) {
        closeObject(object, drawing);
        object = null;
      }
      if (name === 'PhysicalBox' || name === 'TextCode' || name === 'AbbreviatedData') text = null;
    },
    text(piece) {
      if (text !== null) text += piece;
    },
  });
  return drawing;
}

function openObject(kind: OpenObject['kind'], attributes: Attributes, page: PageBox | null): OpenObject {
  const [x = 0, y = 0] = numbersOf(attributes.Boundary ?? '');
  const place: Matrix = [POINTS, 0, 0, POINTS, (x - (page?.x ?? 0)) * POINTS, (y - (page?.y ?? 0)) * POINTS];
  const own = toMatrix(numbersOf(attributes.CTM ?? ''));
  return {
    kind,
    attributes,
    matrix: own ? multiply(place, own) : place,
    whiteStroke: false,
    whiteFill: false,
    invisible: attributes.Visible === 'false' || attributes.Alpha === '0',
    data: '',
    end: [0, 0],
  };
}

function lookOf(
  { attributes, matrix, invisible }: OpenObject,
  document: OfdDocument,
  artifact: boolean,
): TextLook {
  const number = (name: string, otherwise: number): number => {
    const value = Number(attributes[name] ?? otherwise);
    return Number.isFinite(value) && value > 0 ? value : otherwise;
  };
  const direction = Number(attributes.ReadDirection ?? 0);
  return {
    matrix,
    size: number('Size', DEFAULT_SIZE),
    bold: number('Weight', 400) >= BOLD || document.boldFonts.has(attributes.Font ?? ''),
    stretch: number('HScale', 1),
    isVertical: direction === 90 || direction === 270,
    invisible,
    artifact,
  };
}

function codeOf(attributes: Attributes, text: string, end: readonly [number, number]): TextCode {
  const place = (name: string, otherwise: number): number => {
    const value = Number(attributes[name] ?? otherwise);
    return Number.isFinite(value) ? value : otherwise;
  };
  return {
    x: place('X', end[0]),
    y: place('Y', end[1]),
    deltaX: attributes.DeltaX ?? '',
    deltaY: attributes.DeltaY ?? '',
    text: text.replace(/[\n\r]/g, ''),
  };
}

function closeObject(object: OpenObject, drawing: OfdDrawing): void {
  const { kind, attributes, matrix } = object;
  if (kind === 'image') {
    drawing.images.push(placeImage(attributes, matrix));
  } else if (kind === 'path' && !object.invisible) {
    drawing.paths += 1;
    if (drawing.rules.length >= MOST_RULES) return;
    const path = parsePath(object.data);
    // Stroked unless it says no, filled only where it says so.
    if (attributes.Stroke !== 'false') {
      if (!object.whiteStroke) strokedRules(path, matrix, drawing.rules);
    } else if (attributes.Fill === 'true' && !object.whiteFill) {
      filledRules(path, matrix, drawing.rules);
    }
  }
}

/** With a transform a picture is a unit square, without one it fills its boundary. */
function placeImage(attributes: Attributes, matrix: Matrix): OfdImage {
  const resource = attributes.ResourceID || null;
  if (toMatrix(numbersOf(attributes.CTM ?? ''))) {
    const [right, slantX, slantY, down] = matrix;
    const isUpright = right > 0 && down > 0 && Math.abs(slantX) + Math.abs(slantY) < 0.01 * (right + down);
    return { box: unitBox(matrix), resource, isUpright };
  }
  const [, , width = 0, height = 0] = numbersOf(attributes.Boundary ?? '');
  const box = { x: matrix[4], y: matrix[5], width: width * POINTS, height: height * POINTS };
  return { box, resource, isUpright: true };
}
