import type { ReadLimits, ReadResult, SourceFile } from '../../model/document.js';
import { assemble } from '../docx/assemble.js';
import { emptyTally } from '../docx/tally.js';
import { readXml } from '../docx/xml.js';
import { officeFailure } from '../office/failures.js';
import { UnreadableError } from '../unreadable.js';
import { type Archive, openArchive } from '../zip.js';
import { readTexts } from './elements.js';
import { readOdtStyles } from './styles.js';

/** Reads an OpenDocument text. Everything that bytes can cause comes back as a failure. */
export async function readOdt(source: SourceFile, limits: ReadLimits): Promise<ReadResult> {
  if (source.bytes.length > limits.fileBytes) return officeFailure(source.file, 'too-large');
  try {
    return await readArchive(source, await openArchive(source.bytes, limits), limits.depth);
  } catch (error) {
    if (error instanceof UnreadableError) return officeFailure(source.file, error.code);
    throw error;
  }
}

async function readArchive(source: SourceFile, archive: Archive, depth: number): Promise<ReadResult> {
  if (await isEncrypted(archive, depth)) return officeFailure(source.file, 'encrypted');
  const content = await archive.read('content.xml');
  if (!content) return officeFailure(source.file, 'corrupt');
  const shared = await archive.read('styles.xml');
  const styles = readOdtStyles(shared ? [shared, content] : [content], depth);
  const tally = emptyTally();
  const [body] = readTexts(content, depth, 'body', styles, tally);
  if (!body || body.blocks.length === 0) return officeFailure(source.file, 'empty');
  // What is met in running heads is not counted: notices speak of the body.
  const heads = shared ? readTexts(shared, depth, 'heads', styles, emptyTally()) : [];
  const { title, pages } = await readMeta(archive, depth);
  const parts = {
    body: body.blocks,
    pages: body.story.pages,
    declaredPages: pages ?? Number.POSITIVE_INFINITY,
    furniture: heads.map(({ blocks }) => blocks),
    tally,
    declaredTitle: title,
  };
  return { ok: true, document: assemble(source, parts, 'odt') };
}

/** The list of parts says which of them are encrypted; the text is, if any is. */
async function isEncrypted(archive: Archive, depth: number): Promise<boolean> {
  const manifest = await archive.read('META-INF/manifest.xml');
  let found = false;
  if (!manifest) return false;
  readXml(manifest, depth, {
    open(name) {
      if (name === 'encryption-data') found = true;
    },
    close() {},
  });
  return found;
}

async function readMeta(
  archive: Archive,
  depth: number,
): Promise<{ readonly title: string | null; readonly pages: number | null }> {
  const bytes = await archive.read('meta.xml');
  let title = '';
  let pages: number | null = null;
  let inTitle = false;
  if (!bytes) return { title: null, pages };
  readXml(bytes, depth, {
    open(name, attributes, printed) {
      inTitle = printed === 'dc:title';
      const count = Number(name === 'document-statistic' ? attributes['meta:page-count'] : Number.NaN);
      if (Number.isInteger(count) && count > 0) pages = count;
    },
    close() {
      inTitle = false;
    },
    text(text) {
      if (inTitle) title += text;
    },
  });
  return { title: title.trim() || null, pages };
}
