import { belongsToPage, isPage } from '../../../src/text/page-names.js';
/** What was chosen together, cut into requests: an interruption loses one of them, and no submission is torn apart. */

export type Grouping = 'auto' | 'one' | 'single';

export interface Sized {
  /** With its folders, `/` between them. */
  readonly name: string;
  readonly size: number;
}

export interface PlannedRequest<T extends Sized> {
  /** What the server is told, so that it finds the same submissions in this part as in the whole. */
  readonly grouping: Grouping;
  readonly files: readonly {
    readonly of: T;
    /** The name that is sent. */
    readonly name: string;
    /** The name that the submission gets; null: it is the only one of the request, and the server names it. */
    readonly source: string | null;
  }[];
}

export interface Limits {
  readonly files: number;
  readonly bytes: number;
}

export const LIMITS: Limits = { files: 200, bytes: 200 * 2 ** 20 };

/**
 * The server groups by the topmost folder, below one that holds everything. It cannot see in a part that there is such a
 * folder, so it is taken off here; and a part with one folder only would be taken for one that holds everything.
 */
export function planRequests<T extends Sized>(
  files: readonly T[],
  grouping: Grouping,
  limits: Limits = LIMITS,
): readonly PlannedRequest<T>[] {
  if (files.length === 0) return [];
  const root = commonFolder(files);
  if (grouping === 'one')
    return [{ grouping, files: files.map((of) => ({ of, name: of.name, source: null })) }];
  if (grouping === 'single')
    return packed(
      files.map((of) => [{ of, name: of.name, source: of.name }]),
      limits,
    ).map((part) => ({
      grouping,
      files: part.flat(),
    }));
  const below = files.map((of) => ({ of, name: root === null ? of.name : of.name.slice(root.length + 1) }));
  const groups = new Map<string, PlannedRequest<T>['files'][number][]>();
  const pages = below.map(({ name }) => name).filter(isPage);
  for (const { of, name } of below) {
    const source = name.split('/')[0]!;
    // The folder of a saved page goes with the page: together they are one submission.
    const page = name === source ? undefined : pages.find((one) => belongsToPage(source, [one]));
    const key = page ?? source;
    groups.set(key, [...(groups.get(key) ?? []), { of, name, source: key }]);
  }
  return packed([...groups.values()], limits).map((part) => ({
    grouping: part.length === 1 && isFolder(part[0]!) ? 'one' : 'auto',
    files: part.flat(),
  }));
}

const isFolder = (group: readonly { readonly name: string; readonly source: string | null }[]): boolean =>
  group.length > 1 && group.every(({ name, source }) => name.startsWith(`${source}/`));

/** Groups one behind the other until a request is full. One that is too large for a request goes alone. */
function packed<F extends { readonly of: Sized }>(
  groups: readonly (readonly F[])[],
  limits: Limits,
): readonly (readonly (readonly F[])[])[] {
  const parts: (readonly F[])[][] = [];
  let count = 0;
  let bytes = 0;
  for (const group of groups) {
    const size = group.reduce((sum, { of }) => sum + of.size, 0);
    const fits = count + group.length <= limits.files && bytes + size <= limits.bytes;
    const last = parts.at(-1);
    if (last && fits) last.push(group);
    else {
      parts.push([group]);
      count = 0;
      bytes = 0;
    }
    count += group.length;
    bytes += size;
  }
  return parts;
}

function commonFolder(files: readonly Sized[]): string | null {
  const [first] = files[0]!.name.split('/');
  return files.length > 1 && files.every(({ name }) => name.startsWith(`${first}/`)) ? first! : null;
}
