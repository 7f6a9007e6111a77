import { type Document, isCollection, isMap, isSeq, parse, parseDocument } from 'yaml';

export type Path = readonly (string | number)[];

/** The text with one value changed; comments and the order of things stay. Undefined takes it out, and maps it leaves empty. */
export function setIn(text: string, path: Path, value: unknown): string {
  const document = parseDocument(text);
  if (value === undefined) removeIn(document, path);
  else {
    makeRoom(document, path);
    document.setIn(path, document.createNode(value));
  }
  return print(document);
}

/** The text with one entry more at the end of a list, written as the list is: on lines of its own or on one. */
export function addIn(text: string, path: Path, entry: object): string {
  const document = parseDocument(text);
  const list = document.getIn(path, true);
  const node = document.createNode(entry);
  if (isSeq(list) && isMap(list.items[0]) && list.items[0].flow) node.flow = true;
  document.addIn(path, node);
  return print(document);
}

/** `rules:` with nothing behind it is a name without a map. */
function makeRoom(document: Document, path: Path): void {
  for (let depth = 1; depth < path.length; depth += 1) {
    const above = path.slice(0, depth);
    if (document.hasIn(above) && !isCollection(document.getIn(above, true)))
      document.setIn(above, document.createNode({}));
  }
}

function removeIn(document: Document, path: Path): void {
  if (!document.hasIn(path)) return;
  document.deleteIn(path);
  const above = path.slice(0, -1);
  if (above.length === 0) return;
  const left = document.getIn(above, true);
  if (isMap(left) && left.items.length === 0) removeIn(document, above);
}

export const print = (document: Document): string => document.toString({ lineWidth: 0 });

/** As plain data; null where it is no YAML of names and values. The linter says what is wrong with it. */
export function dataOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const data: unknown = parse(text, { maxAliasCount: 20 });
    return isRecord(data) ? data : null;
  } catch {
    return null;
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const wordsOf = (value: unknown): readonly string[] =>
  listOf(value).filter((one): one is string => typeof one === 'string');
