import type { Archive } from '../zip.js';
import { attribute, readXml } from './xml.js';

/** Where the parts of a Word file lie. Found by relationship, so that renamed parts are found too. */
export interface PartNames {
  readonly main: string;
  readonly styles: string | null;
  readonly numbering: string | null;
  readonly footnotes: string | null;
  readonly endnotes: string | null;
  readonly comments: string | null;
  readonly properties: string | null;
  /** Figures that the saving program keeps of the document. */
  readonly statistics: string | null;
  readonly headers: readonly string[];
  readonly footers: readonly string[];
}

export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** Null where the archive holds no Word body. */
export async function findParts(archive: Archive, depth: number): Promise<PartNames | null> {
  const root = await readRelationships(archive, '', depth);
  const main = root.find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
  if (!archive.has(main)) return null;
  const related = await readRelationships(archive, main, depth);
  const all = (type: string) =>
    related
      .filter((relation) => relation.type === type && archive.has(relation.target))
      .map(({ target }) => target);
  const usual = (type: string) => (archive.has(`word/${type}.xml`) ? `word/${type}.xml` : null);
  const one = (type: string) => all(type)[0] ?? usual(type);

  return {
    main,
    styles: one('styles'),
    numbering: one('numbering'),
    footnotes: one('footnotes'),
    endnotes: one('endnotes'),
    comments: one('comments'),
    properties: archive.has('docProps/core.xml') ? 'docProps/core.xml' : null,
    statistics: archive.has('docProps/app.xml') ? 'docProps/app.xml' : null,
    headers: all('header'),
    footers: all('footer'),
  };
}

/** What a part refers to inside the archive, targets as names in it; empty where it refers to nothing. */
export async function readRelationships(
  archive: Archive,
  part: string,
  depth: number,
): Promise<Relationship[]> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const bytes = await archive.read(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  const relationships: Relationship[] = [];
  if (!bytes) return relationships;
  readXml(bytes, depth, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      // The last word of the type is the same in transitional and strict files.
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '';
      const id = attribute(attributes, 'Id') ?? '';
      relationships.push({ id, type, target: resolve(folder, attribute(attributes, 'Target') ?? '') });
    },
    close() {},
  });
  return relationships;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
