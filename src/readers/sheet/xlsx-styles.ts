/** The side parts of a workbook: shared strings, and which number format each cell style has. */
import { type Attributes, readXml } from '../docx/xml.js';
import { formatOf } from './builtin-formats.js';

/** Texts by their number; runs of one text are joined, the readings that Japanese adds are left out. */
export function readSharedStrings(part: Uint8Array, depth: number): readonly string[] {
  const texts: string[] = [];
  const reader = textReader();
  readXml(part, depth, {
    open(name) {
      if (name === 'si') reader.clear();
      reader.open(name);
    },
    close(name) {
      reader.close(name);
      if (name === 'si') texts.push(reader.text());
    },
    text: reader.add,
  });
  return texts;
}

/** Collects what stands in `t`, save inside `rPh`. */
export function textReader() {
  let text = '';
  let inText = false;
  let inReading = false;
  return {
    clear: () => {
      text = '';
    },
    open: (name: string) => {
      if (name === 't') inText = true;
      else if (name === 'rPh') inReading = true;
    },
    close: (name: string) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
    },
    add: (piece: string) => {
      if (inText && !inReading) text += piece;
    },
    text: () => text,
  };
}

/** Number formats by the style number of a cell; undefined: General. */
export function readFormats(part: Uint8Array, depth: number): readonly (string | undefined)[] {
  const own = new Map<number, string>();
  const ids: number[] = [];
  let inCellStyles = false;
  const add = (name: string, attributes: Attributes): void => {
    const id = Number(attributes.numFmtId ?? 0);
    if (name === 'numFmt') own.set(id, attributes.formatCode ?? '');
    else if (name === 'cellXfs') inCellStyles = true;
    else if (name === 'xf' && inCellStyles) ids.push(id);
  };
  readXml(part, depth, {
    open: add,
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return ids.map((id) => formatOf(id, own));
}
