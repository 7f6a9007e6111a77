import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readGzip } from '../adapters/artifacts/gzip.js';
import type { DocumentRow } from '../adapters/db/service/documents.js';
import type { DocumentModel, ReadResult } from '../model/document.js';
import type { ArtifactStream } from '../ports/artifacts.js';
import { keptOriginal, keptPage, newId } from './names.js';
import type { PageWidth } from './page-widths.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';

/** The file as it was handed in. */
export async function openOriginal({ files }: Service, { sha256 }: DocumentRow): Promise<ArtifactStream> {
  const found = await files.stream(keptOriginal(sha256));
  if (!found) throw refuse('original-gone');
  return found;
}

/** What was read of the document, block by block with places. */
export async function readModel(service: Service, { read }: DocumentRow): Promise<DocumentModel> {
  const path = join(service.scratch, `text-${newId()}`);
  try {
    if (!(await service.files.get(read, path))) throw refuse('not-read');
    const result = JSON.parse(await readGzip(path)) as ReadResult;
    if (!result.ok) throw refuse('not-read', result.failure.message);
    return result.document;
  } finally {
    await rm(path, { force: true });
  }
}

/** Pictures being made now, by their names: who asks for the same waits for the one. */
const making = new WeakMap<Service, Map<string, Promise<void>>>();

/** A page as displayed (PNG), made once. 1-based. */
export async function openPagePicture(
  service: Service,
  document: DocumentRow,
  { page, width }: { readonly page: number; readonly width: PageWidth },
): Promise<ArtifactStream> {
  const name = keptPage(document.sha256, page, width);
  const kept = await service.files.stream(name);
  if (kept) return kept;
  const underway = making.get(service) ?? new Map<string, Promise<void>>();
  making.set(service, underway);
  const made =
    underway.get(name) ??
    paint(service, document, { page, width, name }).finally(() => underway.delete(name));
  underway.set(name, made);
  await made;
  return (await service.files.stream(name))!;
}

async function paint(
  { files, children, scratch, limits }: Service,
  { file, sha256 }: DocumentRow,
  { page, width, name }: { readonly page: number; readonly width: PageWidth; readonly name: string },
): Promise<void> {
  const base = join(scratch, `page-${newId()}`);
  const [path, out] = [`${base}.in`, `${base}.png`];
  try {
    if (!(await files.get(keptOriginal(sha256), path))) throw refuse('original-gone');
    const task = { kind: 'picture', path, file, sha256, limits: limits.read, page, width, out } as const;
    const { failure, pages } = await children.run(task, { limits: limits.task });
    if (failure?.code === 'unsupported') throw refuse('not-paged');
    if (page > pages && pages > 0) throw refuse('page-not-found');
    if (failure) throw refuse('not-read', failure.message);
    await files.put(name, out);
  } finally {
    await Promise.all([path, out].map((one) => rm(one, { force: true })));
  }
}
