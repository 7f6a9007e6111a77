import { type Matrix, multiply, toMatrix } from '../pages/matrix.js';
import type { OperatorList } from './interpret.js';
import { OPS } from './pdfjs.js';

/** What a page paints, as far as it matters for taking its picture. */
export interface Painted {
  /** The one picture that is all the page paints, and its place on the page as displayed; null where there is more to it. */
  readonly only: { readonly id: string; readonly matrix: Matrix } | null;
  /** How many pictures were painted: one that is too large to be decoded is not. */
  readonly pictures: number;
}

const PICTURES = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintSolidColorImageMask,
]);
const SHOWN = new Set<number>([
  OPS.showText,
  OPS.showSpacedText,
  OPS.nextLineShowText,
  OPS.nextLineSetSpacingShowText,
]);
/** What changes how a picture looks, or paints without a path. */
const OTHER = new Set<number>([OPS.shadingFill, OPS.rawFillPath, OPS.beginAnnotation, OPS.beginGroup]);
/** Text that is there for the search only. */
const INVISIBLE = 3;

/** Looks for a page that is one picture and nothing else that the eye sees, as scanners write them. */
export function findOnlyPicture(list: OperatorList, base: Matrix): Painted {
  const stack: { matrix: Matrix; mode: number }[] = [];
  let matrix = base;
  let mode = 0;
  let only: Painted['only'] = null;
  let [pictures, others] = [0, 0];
  for (let at = 0; at < list.fnArray.length; at += 1) {
    const operator = list.fnArray[at]!;
    const args = (list.argsArray[at] ?? []) as readonly unknown[];
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) {
      stack.push({ matrix, mode });
      if (operator !== OPS.save) matrix = multiply(matrix, toMatrix(args[0]) ?? [1, 0, 0, 1, 0, 0]);
    } else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) {
      ({ matrix, mode } = stack.pop() ?? { matrix, mode });
    } else if (operator === OPS.transform) {
      matrix = multiply(matrix, toMatrix(args) ?? [1, 0, 0, 1, 0, 0]);
    } else if (operator === OPS.setTextRenderingMode) {
      mode = Number(args[0]);
    } else if (PICTURES.has(operator)) {
      pictures += 1;
      if (operator === OPS.paintImageXObject) only = { id: String(args[0]), matrix };
      else others += 1;
    } else if (SHOWN.has(operator)) {
      if (mode !== INVISIBLE) others += 1;
    } else if (operator === OPS.constructPath) {
      // A path that only clips paints nothing; scanners clip to the page.
      if (args[0] !== OPS.endPath) others += 1;
    } else if (operator === OPS.setGState) {
      if (changesLook(args[0])) others += 1;
    } else if (OTHER.has(operator)) {
      others += 1;
    }
  }
  return { only: pictures === 1 && others === 0 ? only : null, pictures };
}

/** Masks, transparency and blending. */
function changesLook(states: unknown): boolean {
  if (!Array.isArray(states)) return false;
  return states.some((state) => {
    const [key, value] = state as readonly [string, unknown];
    if (key === 'SMask') return value !== false && value !== null;
    if (key === 'BM') return value !== 'source-over' && value !== 'Normal';
    return key === 'ca' && value !== 1;
  });
}
