/**
 * A workbook that is written while its rows come, for lists of any length. The library that writes small workbooks whole makes
 * the frame (styles, columns, headings, filters); the rows go between, compressed at once. What is held of the sheets after
 * the first is their compressed form.
 */
import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import { cellText } from './cell-text.js';
import {
  type Column,
  columnName,
  type Row,
  rangeOf,
  rowHeight,
  severityColours,
  severityColumn,
  sheet,
  writeSheets,
} from './sheet.js';

export interface SheetFrame {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** Where a click on the cells of a row leads: a file or an address, and a place in it. */
export interface Link {
  readonly target: string;
  readonly place: string | null;
}

export interface OpenWorkbook {
  /** Writes a row and gives its number (the headings are 1). */
  add(sheet: number, row: Row): number;
  /** Makes cells (`R2`, `R2:R9`) lead somewhere. Excel takes 65,530 in a sheet. */
  link(sheet: number, cells: string, link: Link): void;
  /** What is written by now and was not yet taken. */
  take(): Uint8Array[];
  /** Ends the file; `take` then gives the rest. */
  close(): void;
}

/** Rows that a sheet holds, headings included. */
export const SHEET_ROWS = 1_048_576;

/** In local time, as archives keep it: so it is the same everywhere. */
const LONG_AGO = new Date(1980, 0, 1);
const CHUNK = 2 ** 16;
const LEVEL = 6;

export async function openWorkbook(frames: readonly SheetFrame[]): Promise<OpenWorkbook> {
  const parts = unzipSync(
    await writeSheets(frames.map(({ name, columns }) => sheet(name, columns, seeds(columns)))),
  );
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const open = (name: string) => {
    const part = new ZipDeflate(name, { level: LEVEL });
    part.mtime = LONG_AGO;
    zip.add(part);
    return part;
  };
  const whole = (name: string, text: string) => open(name).push(strToU8(text), true);
  const sheets = frames.map(({ columns }, index) => {
    const name = `xl/worksheets/sheet${index + 1}.xml`;
    return openSheet(columns, strFromU8(parts[name]!), open(name));
  });
  return {
    add: (sheet, row) => sheets[sheet]!.add(row),
    link: (sheet, cells, link) => sheets[sheet]!.link(cells, link),
    take: () => ready.splice(0),
    close() {
      for (const [index, sheet] of sheets.entries()) {
        sheet.close();
        const relations = sheet.relations();
        if (relations !== null) whole(`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, relations);
      }
      for (const [name, part] of Object.entries(parts))
        if (!name.startsWith('xl/worksheets/')) whole(name, strFromU8(part));
      zip.end();
    },
  };
}

/** A row for each look of a cell, from which the writer's numbers for them are read. */
const seeds = (columns: readonly Column[]): Row[] => {
  const looks = severityColumn(columns) < 0 ? ['x'] : ['x', ...Object.keys(severityColours)];
  return looks.map((look) => columns.map(() => look));
};

function openSheet(columns: readonly Column[], frame: string, part: ZipDeflate) {
  const [before = '', after = ''] = frame.split(/<row r="2"[\s\S]*<\/row>/);
  const styles = new Map([...frame.matchAll(/<c r="([A-Z]+\d+)"[^>]*? s="(\d+)"/g)].map((m) => [m[1], m[2]]));
  const severity = severityColumn(columns);
  const names = columns.map((_, index) => columnName(index + 1));
  const plain = names.map((name) => styles.get(`${name}2`));
  const coloured = new Map(
    Object.keys(severityColours).map((word, index) => [word, styles.get(`${names[severity]}${index + 3}`)]),
  );
  const styleOf = (value: Row[number], column: number) =>
    (column === severity ? coloured.get(String(value)) : undefined) ?? plain[column];
  const targets = new Map<string, string>();
  const links: string[] = [];
  let number = 1;
  // How many rows there will be is not known here; the element may be left out.
  let text = before.replace(/<dimension [^>]*\/>/, '');
  const flush = (isLast: boolean) => {
    part.push(strToU8(text), isLast);
    text = '';
  };
  return {
    add(row: Row): number {
      number += 1;
      const height = rowHeight(columns, row);
      const size = height === null ? '' : ` ht="${height}" customHeight="1"`;
      const cells = row.map((value, index) => cell(`${names[index]}${number}`, value, styleOf(value, index)));
      text += `<row r="${number}"${size}>${cells.join('')}</row>`;
      if (text.length > CHUNK) flush(false);
      return number;
    },
    link(cells: string, { target, place }: Link): void {
      const id = targets.get(target) ?? `rId${targets.size + 1}`;
      targets.set(target, id);
      const location = place === null ? '' : ` location="${escapeXml(place)}"`;
      links.push(`<hyperlink ref="${cells}" r:id="${id}"${location}/>`);
    },
    close(): void {
      const range = `<autoFilter ref="${rangeOf(columns, number - 1)}"/>`;
      const leading = links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '';
      text += after.replace(/<autoFilter [^>]*\/>/, () => range + leading);
      flush(true);
    },
    relations: (): string | null => (targets.size === 0 ? null : relationsOf(targets)),
  };
}

/** Text is written as text and numbers as numbers: no cell of ours is ever a formula. */
function cell(name: string, value: Row[number], style: string | undefined): string {
  const look = style === undefined ? '' : ` s="${style}"`;
  if (value === null || (typeof value === 'number' && !Number.isFinite(value)))
    return `<c r="${name}"${look}/>`;
  if (typeof value === 'number') return `<c r="${name}"${look}><v>${value}</v></c>`;
  return `<c r="${name}" t="inlineStr"${look}><is><t xml:space="preserve">${escapeXml(cellText(value))}</t></is></c>`;
}

const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

const relationsOf = (targets: ReadonlyMap<string, string>): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${RELATIONS}">${[...targets]
    .map(
      ([target, id]) =>
        `<Relationship Id="${id}" Type="${HYPERLINK}" Target="${escapeXml(target)}" TargetMode="External"/>`,
    )
    .join('')}</Relationships>`;
