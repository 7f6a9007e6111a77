/** A workbook of Excel 2007 and later, of WPS, and whatever calls itself .et: parts of a zip, each counted as it is inflated. */
import { readRelationships } from '../docx/package.js';
import { readXml } from '../docx/xml.js';
import type { Archive } from '../zip.js';
import { Budget, MOST_SHEETS, type Sheet, type Workbook } from './model.js';
import { readSheet, type SheetContext } from './xlsx-sheet.js';
import { readFormats, readSharedStrings } from './xlsx-styles.js';

interface NamedSheet {
  readonly name: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

/** Null where the archive holds no workbook. Throws `UnreadableError`. */
export async function readXlsxBook(archive: Archive, depth: number): Promise<Workbook | null> {
  const root = await readRelationships(archive, '', depth);
  const main = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const part = await archive.read(main);
  if (!part) return null;
  const related = await readRelationships(archive, main, depth);
  const side = async (type: string): Promise<Uint8Array | null> => {
    const target = related.find((relation) => relation.type === type)?.target;
    return target === undefined ? null : archive.read(target);
  };
  const { sheets: named, isFrom1904 } = readMain(part, depth);
  const strings = await side('sharedStrings');
  const styles = await side('styles');
  const context: SheetContext = {
    strings: strings ? readSharedStrings(strings, depth) : [],
    formats: styles ? readFormats(styles, depth) : [],
    isFrom1904,
    budget: new Budget(),
    depth,
  };
  const sheets: Sheet[] = [];
  for (const { name, relation, isHidden } of named.slice(0, MOST_SHEETS)) {
    const target = related.find(({ id, type }) => id === relation && type === 'worksheet')?.target;
    const body = target === undefined ? null : await archive.read(target);
    if (body) sheets.push({ name, isHidden, ...readSheet(body, context) });
  }
  const pictures = archive.names.filter((name) => /^xl\/media\//i.test(name)).length;
  return { sheets, pictures, isCut: context.budget.isCut || named.length > MOST_SHEETS };
}

function readMain(
  part: Uint8Array,
  depth: number,
): { readonly sheets: readonly NamedSheet[]; readonly isFrom1904: boolean } {
  const sheets: NamedSheet[] = [];
  let isFrom1904 = false;
  readXml(part, depth, {
    open(name, attributes) {
      if (name === 'workbookPr') isFrom1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      // The relation's id has a prefix, the sheet's own sheetId has none.
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const isHidden = (attributes.state ?? 'visible') !== 'visible';
      sheets.push({ name: attributes.name ?? '', relation, isHidden });
    },
    close() {},
  });
  return { sheets, isFrom1904 };
}
