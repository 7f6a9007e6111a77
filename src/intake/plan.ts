import { realpath, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import type { ReadFailure } from '../model/document.js';
import { UsageError } from '../ports/errors.js';
import { append } from '../text/append.js';
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
  readonly kind: 'file' | 'folder' | 'zip';
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
 * A file by name is one submission. In a folder by name each sub-folder, each .zip and each loose file is one. Order is
 * that of the arguments, then natural order of the names.
 */
export async function planSubmissions(
  paths: readonly string[],
  options: PlanOptions,
): Promise<SubmissionPlan[]> {
  const skip = new Set((options.skip ?? []).map((path) => resolve(path)));
  const drafts: Draft[] = [];
  for (const given of paths) append(drafts, await planPath(given, options.single, skip));
  const once = dropRepeated(drafts);
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
  if (stats.isFile()) return [planFile(given, given, path)];
  if (!stats.isDirectory()) throw new UsageError(`“${given}”既不是文件也不是文件夹。`);
  const root = await realpath(path);
  const entries = await listFolder(path, root).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`文件夹“${given}”打不开（${error.code}）。`);
  });
  const drafts: Draft[] = [];
  for (const entry of entries) {
    const source = join(given, entry.name);
    if (skip.has(entry.path)) continue;
    if (entry.kind === 'file') drafts.push(planFile(source, entry.name, entry.path));
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
    return files.map(({ file, path }) => planFile(join(source, file), `${relative}/${file}`, path));
  }
  const isEmpty = files.length === 0 && failures.length === 0;
  const empty: ReadFailure = { file: relative, code: 'empty', message: `文件夹“${relative}”里没有文件。` };
  return [{ source, relative, kind: 'folder', path, files, failures: isEmpty ? [empty] : failures }];
}

function planFile(source: string, relative: string, path: string): Draft {
  const isZip = extname(path).toLowerCase() === '.zip';
  const files = isZip ? [] : [{ file: basename(path), path }];
  return { source, relative, kind: isZip ? 'zip' : 'file', path, files, failures: [] };
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
