import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ReadFailure } from '../model/document.js';
import { UsageError } from '../ports/errors.js';
import { append } from '../text/append.js';
import { belongsToPage, isPage } from '../text/page-names.js';
import { attachmentsOf } from './saved-page.js';
import { makeSlugs } from './slug.js';
import { type FoundFile, listFolder, walk } from './walk.js';

/** One submission as it lies on the disk, before anything of it was opened. */
export interface SubmissionPlan {
  /** The path as given, with what is below it. */
  readonly source: string;
  /** Path below the folder that was given; the path as given for a file that was named. */
  readonly relative: string;
  /** Name of its folder in the output. */
  readonly slug: string;
  /** `page`: a web page with what is attached to it. */
  readonly kind: 'file' | 'folder' | 'zip' | 'page';
  readonly path: string;
  /** Empty for a zip, which is unpacked later. */
  readonly files: readonly FoundFile[];
  readonly failures: readonly ReadFailure[];
}

export interface PlanOptions {
  /** Every file is a submission of its own. */
  readonly single: boolean;
  /** Folders that are not looked into: the output, when it lies within the input. */
  readonly skip?: readonly string[];
}

type Draft = Omit<SubmissionPlan, 'slug'>;

/**
 * A file by name is one submission. In a folder by name each sub-folder, each .zip and each loose file is one, and a saved
 * page is one with its attachments. Order is that of the arguments, then natural order of the names.
 */
export async function planSubmissions(
  paths: readonly string[],
  options: PlanOptions,
): Promise<SubmissionPlan[]> {
  const skip = new Set((options.skip ?? []).map((path) => resolve(path)));
  const drafts: Draft[] = [];
  const names = paths.map((path) => basename(path));
  for (const given of options.single ? paths : paths.filter((path) => !belongsToPage(basename(path), names)))
    append(drafts, await planPath(given, options.single, skip));
  const once = dropAttached(dropRepeated(drafts));
  const slugs = makeSlugs(once.map(({ relative, kind }) => nameOf(relative, kind)));
  return once.map((draft, index) => ({ ...draft, slug: slugs[index]! }));
}

async function planPath(given: string, single: boolean, skip: ReadonlySet<string>): Promise<Draft[]> {
  const path = resolve(given);
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT' ? `找不到“${given}”。` : `“${given}”打不开（${error.code}）。`,
    );
  });
  if (stats.isFile())
    return [await planFile(given, given, path, single ? null : await realpath(dirname(path)))];
  if (!stats.isDirectory()) throw new UsageError(`“${given}”既不是文件也不是文件夹。`);
  const root = await realpath(path);
  const entries = await listFolder(path, root).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`文件夹“${given}”打不开（${error.code}）。`);
  });
  const names = entries.flatMap(({ name, kind }) => (kind === 'file' ? [name] : []));
  const drafts: Draft[] = [];
  for (const entry of entries) {
    const source = join(given, entry.name);
    if (skip.has(entry.path)) continue;
    if (entry.kind === 'file')
      drafts.push(await planFile(source, entry.name, entry.path, single ? null : root));
    else if (!single && belongsToPage(entry.name, names)) continue;
    else append(drafts, await planFolder(source, entry.name, entry.path, root, single));
  }
  return drafts;
}

async function planFolder(
  source: string,
  relative: string,
  path: string,
  root: string,
  single: boolean,
): Promise<Draft[]> {
  const { files, failures } = await walk(path, root);
  if (single && failures.length === 0) {
    return Promise.all(
      files.map(({ file, path }) => planFile(join(source, file), `${relative}/${file}`, path, null)),
    );
  }
  const isEmpty = files.length === 0 && failures.length === 0;
  const empty: ReadFailure = { file: relative, code: 'empty', message: `文件夹“${relative}”里没有文件。` };
  return [{ source, relative, kind: 'folder', path, files, failures: isEmpty ? [empty] : failures }];
}

/** `root`: nothing outside of it is attached to a page; null: attachments are not looked for. */
async function planFile(source: string, relative: string, path: string, root: string | null): Promise<Draft> {
  if (extname(path).toLowerCase() === '.zip')
    return { source, relative, kind: 'zip', path, files: [], failures: [] };
  const attached = root !== null && isPage(path) ? await attachmentsOf(path, root) : [];
  const files = [{ file: basename(path), path }, ...attached];
  return { source, relative, kind: attached.length > 0 ? 'page' : 'file', path, files, failures: [] };
}

/** What a page links to was handed in with it. */
function dropAttached(drafts: readonly Draft[]): Draft[] {
  const attached = new Set(
    drafts.flatMap(({ kind, path, files }) =>
      kind === 'page' ? files.map((file) => file.path).filter((own) => own !== path) : [],
    ),
  );
  if (attached.size === 0) return [...drafts];
  return drafts.flatMap((draft) => {
    if (draft.kind !== 'folder') return attached.has(draft.path) ? [] : [draft];
    const files = draft.files.filter(({ path }) => !attached.has(path));
    const isTaken = draft.files.length > 0 && files.length === 0 && draft.failures.length === 0;
    return isTaken ? [] : [{ ...draft, files }];
  });
}

/** The same path given twice, or a file given beside its folder, is one submission. */
function dropRepeated(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>();
  return drafts.filter(({ path }) => !seen.has(path) && seen.add(path));
}

function nameOf(relative: string, kind: SubmissionPlan['kind']): string {
  const name =
    resolve('/', relative) === resolve(relative)
      ? basename(relative)
      : relative.replace(/^(\.\.?[\\/])+/, '');
  return kind === 'folder' ? name : name.slice(0, name.length - extname(name).length);
}
