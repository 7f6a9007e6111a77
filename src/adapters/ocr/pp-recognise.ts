import type { OcrCharacter, OcrLine, PixelBox, Raster } from '../../ports/ocr.js';
import type { Network } from './onnx.js';
import { cutScaled } from './resample.js';

/** What the network was trained on. */
const HEIGHT = 48;
/** Widths are rounded up to this, so that few shapes are planned for. Narrower pictures are read worse. */
const STEP = 32;
const LEAST_WIDTH = 64;
/** Chinese bears to be set that much narrower without another error, and costs as much less. */
const SQUEEZE = 0.72;

/** Below that a line is noise. */
const LEAST_CONFIDENCE = 0.3;

/** Reads one line; null where nothing was read. One at a time: batches cost more (docs/decisions/ocr.md). */
export async function recogniseLine(
  network: Network,
  characters: readonly string[],
  picture: Raster,
  box: PixelBox,
): Promise<OcrLine | null> {
  const line = cutScaled(picture, box, HEIGHT, SQUEEZE);
  const width = Math.max(LEAST_WIDTH, Math.ceil(line.width / STEP) * STEP);
  const size = width * HEIGHT;
  // Grey as the network's mean behind the line's end: zero after normalising.
  const input = new Float32Array(3 * size);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < line.width; x += 1) {
      const value = line.data[y * line.width + x]! / 127.5 - 1;
      const at = y * width + x;
      input[at] = value;
      input[at + size] = value;
      input[at + 2 * size] = value;
    }
  }
  const { data, shape } = await network.run(input, [1, 3, HEIGHT, width]);
  const [steps, classes] = [shape[1]!, shape[2]!];
  const marks = readMarks(data, steps, classes);
  const read = place(marks, characters, ((width / steps) * box.width) / line.width, box);
  if (read.length === 0) return null;
  const sum = read.reduce((total, { confidence }) => total + confidence, 0);
  return sum / read.length < LEAST_CONFIDENCE ? null : { box, characters: read };
}

interface Mark {
  readonly class: number;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** Class 0 parts characters; a class over several steps is one character. */
function readMarks(scores: Float32Array, steps: number, classes: number): Mark[] {
  const marks: Mark[] = [];
  let before = 0;
  for (let step = 0; step < steps; step += 1) {
    const start = step * classes;
    let best = 0;
    for (let at = 1; at < classes; at += 1) {
      if (scores[start + at]! > scores[start + best]!) best = at;
    }
    const confidence = scores[start + best]!;
    const last = marks.at(-1);
    if (best !== 0 && best === before && last) {
      marks[marks.length - 1] = { ...last, end: step + 1, confidence: Math.max(last.confidence, confidence) };
    } else if (best !== 0) {
      marks.push({ class: best, start: step, end: step + 1, confidence });
    }
    before = best;
  }
  return marks;
}

/** `stride`: pixels of the picture a step. A mark sits near the middle of its character; the ends lie between marks. */
function place(
  marks: readonly Mark[],
  characters: readonly string[],
  stride: number,
  box: PixelBox,
): OcrCharacter[] {
  const middle = (mark: Mark) => box.x + ((mark.start + mark.end) / 2) * stride;
  const half = box.height * 0.4;
  return marks.map((mark, at): OcrCharacter => {
    const [before, after] = [marks[at - 1], marks[at + 1]];
    const here = middle(mark);
    const x = Math.max(box.x, here - half, before ? (middle(before) + here) / 2 : 0);
    const right = Math.min(box.x + box.width, here + half, after ? (here + middle(after)) / 2 : Infinity);
    // Behind the last character of the list stands the space.
    return {
      text: characters[mark.class - 1] ?? ' ',
      x,
      right: Math.max(x, right),
      confidence: mark.confidence,
    };
  });
}
