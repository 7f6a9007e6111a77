import { hashTexts } from '../intake/hash.js';
import { compareNatural } from '../intake/natural-order.js';
import { addTo } from '../text/groups.js';
import { attachedTo, isPage, pageParts } from '../text/page-names.js';

/** A file that was uploaded, under the name that the sender gave it (`/` between folders). */
export interface UploadedFile {
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
  /** Of a web page: what it links to (see `linksOf`). */
  readonly links?: ReadonlySet<string>;
}

export interface UploadGroup {
  readonly source: string;
  readonly files: readonly UploadedFile[];
  /** Hash of the names and the bytes. */
  readonly content: string;
  readonly size: number;
}

/**
 * `auto`: as `jishen audit` groups a folder: each archive and each loose file is a submission, and so is each folder; where all
 * lies in one folder, each folder in that. A loose web page is one with its attachments. `one`: all of it is one submission. `single`: each file is one.
 */
export const groupings = ['auto', 'one', 'single'] as const;
export type Grouping = (typeof groupings)[number];

/** What was uploaded together, as submissions, in natural order of their names. */
export function groupUploads(files: readonly UploadedFile[], grouping: Grouping): UploadGroup[] {
  const all = [...withOwnNames(files)].sort((a, b) => compareNatural(a.file, b.file));
  if (all.length === 0) return [];
  // A page that was saved has pictures and scripts with it, which nobody handed in.
  const isPart = pageParts(all.map(({ file }) => file));
  const once = grouping === 'single' ? all : all.filter(({ file }) => !isPart(file));
  const root = commonFolder(all);
  if (grouping === 'one')
    return [root === null && once.length > 1 ? groupAll(once) : groupOf(root ?? once[0]!.file, once)];
  if (grouping === 'single') return once.map((file) => groupOf(file.file, [file]));
  const below = (file: string) => (root === null ? file : file.slice(root.length + 1));
  const pages = savedPages(once, below);
  const attached = new Set(pages.flatMap(([, ...others]) => others));
  const groups = new Map<string, UploadedFile[]>();
  for (const file of once) {
    if (attached.has(file)) continue;
    const [first, ...rest] = below(file.file).split('/');
    const source = rest.length === 0 ? file.file : root === null ? first! : `${root}/${first}`;
    addTo(groups, source, file);
  }
  const pageOf = new Map(pages.map((page) => [page[0]!, page]));
  return [...groups].map(([source, members]) => {
    const page = pageOf.get(members[0]!);
    if (!page) return groupOf(source, members);
    return group(
      source,
      page.map((file) => ({ ...file, file: below(file.file) })),
    );
  });
}

/** Pages that lie loose, each before what is attached to it, as `jishen audit` finds them in a folder. */
function savedPages(
  files: readonly UploadedFile[],
  below: (file: string) => string,
): (readonly UploadedFile[])[] {
  const byName = new Map(files.map((file) => [below(file.file), file]));
  const names = [...byName.keys()];
  return names.flatMap((name) => {
    if (name.includes('/') || !isPage(name)) return [];
    const page = byName.get(name)!;
    const others = attachedTo(name, names, page.links ?? new Set());
    return others.length > 0 ? [[page, ...others.map((other) => byName.get(other)!)]] : [];
  });
}

/** The very same twice is once; other bytes under a name that is taken get a name of their own, for nobody's paper is lost. */
function* withOwnNames(files: readonly UploadedFile[]): Generator<UploadedFile> {
  const taken = new Map<string, string>();
  for (const file of files) {
    const [, stem = '', ending = ''] = /^(.*?)(\.[^./]{1,8})?$/s.exec(file.file) ?? [];
    let name = file.file;
    for (let turn = 2; taken.has(name) && taken.get(name) !== file.sha256; turn += 1)
      name = `${stem} (${turn})${ending}`;
    if (taken.has(name)) continue;
    taken.set(name, file.sha256);
    yield { ...file, file: name };
  }
}

/** The folder that all files lie in, where there is one and it holds more than one of them. */
function commonFolder(files: readonly UploadedFile[]): string | null {
  const [first] = files[0]!.file.split('/');
  const isCommon = files.length > 1 && files.every(({ file }) => file.startsWith(`${first}/`));
  return isCommon ? first! : null;
}

/** Files are told by their names inside the submission. */
function groupOf(source: string, members: readonly UploadedFile[]): UploadGroup {
  const files = members.map((member) => ({
    ...member,
    file: member.file.startsWith(`${source}/`)
      ? member.file.slice(source.length + 1)
      : member.file.split('/').at(-1)!,
  }));
  return group(source, files);
}

/** Of several folders: called after the first file, and each keeps its folder, since 报告.docx may lie in every one. */
const groupAll = (files: readonly UploadedFile[]): UploadGroup => group(files[0]!.file, files);

function group(source: string, files: readonly UploadedFile[]): UploadGroup {
  return {
    source,
    files,
    content: hashTexts(source, ...files.flatMap(({ file, sha256 }) => [file, sha256])),
    size: files.reduce((sum, { size }) => sum + size, 0),
  };
}

const LONGEST_NAME = 200;
const DEEPEST = 20;

/**
 * The name under which a file was sent, made harmless: it is shown and compared, never used as a path. Null for what
 * cannot be a file's name or what systems leave beside documents.
 */
export function cleanName(name: string, isClutter: (part: string) => boolean): string | null {
  const parts = name
    .normalize('NFC')
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => part.replace(/[\x00-\x1f\x7f]/g, '').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  if (parts.length === 0 || parts.length > DEEPEST || parts.some(isClutter)) return null;
  return parts.map((part) => shorten(part)).join('/');
}

/** The ending says what it is, so it stays. */
function shorten(part: string): string {
  const signs = Array.from(part);
  if (signs.length <= LONGEST_NAME) return part;
  const ending = /\.[^.]{1,8}$/.exec(part)?.[0] ?? '';
  return signs.slice(0, LONGEST_NAME - ending.length).join('') + ending;
}
