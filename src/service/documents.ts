import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readGzip } from '../adapters/artifacts/gzip.js';
import type { DocumentRow } from '../adapters/db/service/documents.js';
import type { DocumentModel, ReadResult } from '../model/document.js';
import type { ArtifactStream } from '../ports/artifacts.js';
import type { FileTask } from '../ports/tasks.js';
import { keptHtml, keptOriginal, keptPage, newId } from './names.js';
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

/** What is being made now, by its name: who asks for the same waits for the one. */
const making = new WeakMap<Service, Map<string, Promise<void>>>();

/** The artifact of this name, made first where it is not there yet. */
async function openMade(service: Service, name: string, make: () => Promise<void>): Promise<ArtifactStream> {
  const kept = await service.files.stream(name);
  if (kept) return kept;
  const underway = making.get(service) ?? new Map<string, Promise<void>>();
  making.set(service, underway);
  const made = underway.get(name) ?? make().finally(() => underway.delete(name));
  underway.set(name, made);
  await made;
  return (await service.files.stream(name))!;
}

/** A page as displayed (PNG), made once. 1-based. */
export function openPagePicture(
  service: Service,
  document: DocumentRow,
  { page, width }: { readonly page: number; readonly width: PageWidth },
): Promise<ArtifactStream> {
  const name = keptPage(document.sha256, page, width);
  return openMade(service, name, () =>
    withOriginal(service, document, name, async (file, out) => {
      const task = { kind: 'picture', ...file, page, width, out } as const;
      const { failure, pages } = await service.children.run(task, { limits: service.limits.task });
      if (page > pages && pages > 0) throw refuse('page-not-found');
      if (failure?.code === 'unsupported') throw refuse('not-paged', failure.message);
      if (failure) throw refuse('not-read', failure.message);
    }),
  );
}

/** A Word file or a web page as safe HTML, made once. */
export function openHtml(service: Service, document: DocumentRow): Promise<ArtifactStream> {
  const name = keptHtml(document.sha256);
  return openMade(service, name, () =>
    withOriginal(service, document, name, async (file, out) => {
      const task = { kind: 'html', ...file, out } as const;
      const { code } = await service.children.run(task, { limits: service.limits.task });
      if (code !== null) throw refuse(code === 'unsupported' ? 'not-html' : 'not-read');
    }),
  );
}

/** Has something made of the original by a child, and keeps it under `name`. */
async function withOriginal(
  { files, scratch, limits }: Service,
  { file, sha256 }: DocumentRow,
  name: string,
  make: (file: FileTask, out: string) => Promise<void>,
): Promise<void> {
  const base = join(scratch, `view-${newId()}`);
  const [path, out] = [`${base}.in`, `${base}.out`];
  try {
    if (!(await files.get(keptOriginal(sha256), path))) throw refuse('original-gone');
    await make({ path, file, sha256, limits: limits.read }, out);
    await files.put(name, out);
  } finally {
    await Promise.all([path, out].map((one) => rm(one, { force: true })));
  }
}
