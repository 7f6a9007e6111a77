import mammoth from 'mammoth';
import type { ReadLimits } from '../../model/document.js';
import { UnreadableError } from '../unreadable.js';
import { type Archive, openArchive } from '../zip.js';
import { findParts } from './package.js';
import { readParts } from './read-docx.js';
import { rewriteBody } from './rewrite.js';
import type { Trace } from './walk.js';

type Limits = Pick<ReadLimits, 'partBytes' | 'inflatedBytes' | 'ratio' | 'entries' | 'depth'>;

const viewLimits: Limits = {
  partBytes: 64_000_000,
  inflatedBytes: 200_000_000,
  ratio: 200,
  entries: 2_000,
  depth: 256,
};

/** Larger pictures are left out of the view: a page of photographs would outweigh its text a thousand times. */
const pictureBytes = 200_000;
const pictureTypes = /^image\/(?:png|jpeg|gif|bmp|webp)$/;

/**
 * The document as HTML for a person to look at: what the reader says, in the layout that mammoth gives. Links lead to the
 * web or into the page only; nothing else is cleaned here. Throws `UnreadableError`.
 */
export async function docxToHtml(bytes: Uint8Array, limits: Limits = viewLimits): Promise<string> {
  const archive = await openArchive(bytes, limits);
  const trace: Trace = { labels: new Map(), hiddenRuns: new Set(), deletedRows: new Set() };
  const parts = await readParts(archive, limits.depth, trace);
  const names = await findParts(archive, limits.depth);
  const body = names && (await archive.read(names.main));
  if (!parts || !body) throw new UnreadableError('corrupt', 'no body');

  const main = declareNamespaces(rewriteBody(body, trace, limits.depth));
  const file = mammothFile(archive, new Map([[names.main, main]]), names.numbering);
  // Mammoth's types leave out what it also takes: an archive that is open already.
  const input = { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
  const { value } = await mammoth.convertToHtml(input, {
    includeEmbeddedStyleMap: false,
    convertImage: mammoth.images.imgElement(smallPicture),
  });
  return keepSafeLinks(value).replaceAll(/<img src=""[^>]*>/g, '');
}

/** What was put in uses these prefixes, whatever the file itself calls them. */
function declareNamespaces(xml: string): string {
  const own =
    /^<[^>]*xmlns:w="([^"]*)"/.exec(xml)?.[1] ??
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const declarations = [`xmlns:w="${own}"`, 'xmlns:v="urn:schemas-microsoft-com:vml"'];
  const [root = ''] = /^<[^>]*>/.exec(xml) ?? [];
  const missing = declarations.filter((declaration) => !root.includes(declaration.slice(0, 8)));
  return missing.length === 0 ? xml : `${root.slice(0, -1)} ${missing.join(' ')}>${xml.slice(root.length)}`;
}

/** Numbers are text by now, so the definitions are withheld; mammoth would number a second time. */
function mammothFile(archive: Archive, changed: ReadonlyMap<string, string>, numbering: string | null) {
  const has = (name: string) => name !== numbering && archive.has(name);
  return {
    exists: has,
    async read(name: string, encoding?: string): Promise<string | Uint8Array> {
      const text = changed.get(name);
      const bytes = text === undefined ? await archive.read(name) : Buffer.from(text);
      if (!bytes) throw new UnreadableError('corrupt', `no part ${name}`);
      return encoding ? Buffer.from(bytes).toString(encoding === 'base64' ? 'base64' : 'utf8') : bytes;
    },
  };
}

async function smallPicture(image: {
  readonly contentType: string;
  readAsBuffer(): Promise<Buffer>;
}): Promise<{ src: string }> {
  if (!pictureTypes.test(image.contentType)) return { src: '' };
  try {
    const data = await image.readAsBuffer();
    if (data.length > pictureBytes) return { src: '' };
    return { src: `data:${image.contentType};base64,${Buffer.from(data).toString('base64')}` };
  } catch {
    // A picture that is missing or lies outside the file is no loss to a view of the text.
    return { src: '' };
  }
}

function keepSafeLinks(html: string): string {
  return html.replaceAll(/ href="([^"]*)"/g, (link, target: string) =>
    /^(?:https?:\/\/|#)/i.test(target) ? link : '',
  );
}
