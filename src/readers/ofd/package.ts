import type { Attributes } from '../docx/xml.js';
import { readXml } from '../docx/xml.js';
import { isBoldName } from '../pages/bold-names.js';
import type { Archive } from '../zip.js';

/** Sides in millimetres, from the upper left corner. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What an OFD file (GB/T 33190) says of itself before any page is opened. */
export interface OfdFile {
  readonly title: string | null;
  readonly pages: readonly OfdPage[];
  readonly signatures: number;
  readonly isEncrypted: boolean;
}

export interface OfdPage {
  /** Part that holds the page. */
  readonly part: string;
  readonly document: OfdDocument;
}

export interface OfdDocument {
  readonly box: PageBox | null;
  /** Parts of the page templates by id. */
  readonly templates: ReadonlyMap<string, string>;
  /** Ids of fonts whose face is bold. */
  readonly boldFonts: ReadonlySet<string>;
  /** Parts of the pictures by id. */
  readonly media: ReadonlyMap<string, string>;
}

/** Bodies in one file: real ones have one, archives a few. */
const MOST_DOCUMENTS = 100;

/** Null where the archive is no OFD file. Throws `UnreadableError`. */
export async function openOfd(archive: Archive, depth: number): Promise<OfdFile | null> {
  const root = await archive.read('OFD.xml');
  if (!root) return null;
  const title: string[] = [];
  const documents: string[] = [];
  const signatures: string[] = [];
  eachElement(root, depth, (name, _, text) => {
    if (name === 'Title') title.push(text);
    else if (name === 'DocRoot') documents.push(text);
    else if (name === 'Signatures') signatures.push(text);
  });
  const pages: OfdPage[] = [];
  for (const path of new Set(documents.slice(0, MOST_DOCUMENTS))) {
    for (const page of await openDocument(archive, resolve('', path), depth)) pages.push(page);
  }
  return {
    title: title[0]?.trim() || null,
    pages,
    signatures: await countSignatures(archive, signatures, depth),
    isEncrypted: archive.names.some((name) => /(^|\/)encryptions\.xml$/i.test(name)),
  };
}

async function openDocument(archive: Archive, part: string, depth: number): Promise<OfdPage[]> {
  const bytes = await archive.read(part);
  if (!bytes) return [];
  const templates = new Map<string, string>();
  const resources: string[] = [];
  const pages: string[] = [];
  let box: PageBox | null = null;
  eachElement(bytes, depth, (name, attributes, text) => {
    const place = attributes.BaseLoc;
    if (name === 'PhysicalBox') box ??= boxOf(text);
    else if (name === 'PublicRes' || name === 'DocumentRes') resources.push(resolve(part, text));
    else if (name === 'TemplatePage' && place) templates.set(attributes.ID ?? '', resolve(part, place));
    else if (name === 'Page' && place) pages.push(resolve(part, place));
  });
  const boldFonts = new Set<string>();
  const media = new Map<string, string>();
  for (const resource of resources) await readResources(archive, resource, depth, boldFonts, media);
  const document: OfdDocument = { box, templates, boldFonts, media };
  return pages.map((page) => ({ part: page, document }));
}

async function readResources(
  archive: Archive,
  part: string,
  depth: number,
  bold: Set<string>,
  media: Map<string, string>,
): Promise<void> {
  const bytes = await archive.read(part);
  if (!bytes) return;
  const files: { readonly id: string; readonly file: string }[] = [];
  let file = '';
  let base = '';
  eachElement(bytes, depth, (name, { ID = '', FontName = '', FamilyName = '', Bold = '', BaseLoc }, text) => {
    if (name === 'Font' && (Bold === 'true' || isBoldName(FontName) || isBoldName(FamilyName))) bold.add(ID);
    else if (name === 'MediaFile') file = text;
    else if (name === 'MultiMedia') files.push({ id: ID, file });
    else if (name === 'Res') base = BaseLoc ?? '';
  });
  for (const { id, file } of files) {
    // Some producers name the file from the folder of resources, some from where this part lies.
    const places = [resolve(part, `${base}/${file}`), resolve(part, file), resolve('', file)];
    const found = places.find((place) => archive.has(place));
    if (found) media.set(id, found);
  }
}

async function countSignatures(archive: Archive, parts: readonly string[], depth: number): Promise<number> {
  let count = 0;
  for (const part of new Set(parts)) {
    const bytes = await archive.read(resolve('', part));
    if (!bytes) continue;
    eachElement(bytes, depth, (name) => {
      if (name === 'Signature') count += 1;
    });
  }
  return count;
}

/** Elements as they close, with the text directly inside them. */
function eachElement(
  bytes: Uint8Array,
  depth: number,
  visit: (name: string, attributes: Attributes, text: string) => void,
): void {
  const open: { attributes: Attributes; text: string }[] = [];
  readXml(bytes, depth, {
    open: (_, attributes) => open.push({ attributes, text: '' }),
    close(name) {
      const { attributes, text } = open.pop()!;
      visit(name, attributes, text.trim());
    },
    text(text) {
      const element = open.at(-1);
      if (element) element.text += text;
    },
  });
}

/** Places are relative to the part that names them, or begin at the root. */
export function resolve(from: string, place: string): string {
  const path = place.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of place.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** Four numbers; null where there are not four, or the box has no size. */
export function boxOf(text: string | undefined): PageBox | null {
  const [x, y, width, height] = numbersOf(text ?? '');
  if (x === undefined || y === undefined || !width || !height || width < 0 || height < 0) return null;
  return { x, y, width, height };
}

/** Numbers set apart by white space; what is no number ends them. */
export function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  for (const word of text.split(/\s+/)) {
    if (word === '') continue;
    const value = Number(word);
    if (!Number.isFinite(value)) break;
    numbers.push(value);
  }
  return numbers;
}
