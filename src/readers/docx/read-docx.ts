import type { ReadFailureCode, ReadLimits, ReadResult, SourceFile } from '../../model/document.js';
import { type ReadTools, TEXT_ONLY } from '../tools.js';
import { UnreadableError } from '../unreadable.js';
import { type Archive, openArchive } from '../zip.js';
import { assemble, type ReadParts } from './assemble.js';
import { createCounters } from './counters.js';
import { type BlockDraft, isPicture, type StoryDraft } from './drafts.js';
import { openMedia } from './media.js';
import { noNumbering, readNumbering } from './numbering.js';
import { findParts } from './package.js';
import { readPictures } from './read-pictures.js';
import { isEncryptedOffice } from './sniff.js';
import { readStory } from './story.js';
import { noStyles, readStyles } from './styles.js';
import { emptyTally, type Tally } from './tally.js';
import type { StoryContext, Trace } from './walk.js';
import { readXml } from './xml.js';

const messages: Readonly<Partial<Record<ReadFailureCode, string>>> = {
  encrypted: '设有打开密码，无法读取。请取消密码后重新报送。',
  corrupt: '已损坏，或不是完整的 Word 文档。请用 Word 或 WPS 打开后另存为 .docx，再重新报送。',
  'too-large': '展开后的内容超出处理上限。请删去无关的图片和附件、另存为 .docx 后重新报送，或拆成几个文件。',
  empty: '里没有文字。请确认文件是否为终稿；如果内容是扫描图片，请改报 PDF 或图片文件。',
};

/**
 * Reads a Word file, large pictures in it where the tools allow it. Everything that bytes can cause comes back as a failure.
 */
export async function readDocx(
  source: SourceFile,
  limits: ReadLimits,
  tools: ReadTools = TEXT_ONLY,
): Promise<ReadResult> {
  const fail = (code: ReadFailureCode): ReadResult => ({
    ok: false,
    failure: { file: source.file, code, message: `“${source.file}”${messages[code]}` },
  });
  if (source.bytes.length > limits.fileBytes) return fail('too-large');
  if (isEncryptedOffice(source.bytes)) return fail('encrypted');
  try {
    const archive = await openArchive(source.bytes, limits);
    const parts = await readParts(archive, limits.depth);
    if (!parts) return fail('corrupt');
    if (parts.body.length === 0) return fail('empty');
    const body = parts.body.some(isPicture)
      ? await readPictures(parts.body, await openMedia(archive, limits.depth), parts.tally, limits, tools)
      : (parts.body as readonly BlockDraft[]);
    const document = assemble(source, { ...parts, body });
    return document.blocks.some(({ layer }) => layer === 'body') ? { ok: true, document } : fail('empty');
  } catch (error) {
    if (error instanceof UnreadableError) return fail(error.code);
    throw error;
  }
}

/** What a Word file holds; its pictures not yet looked at. */
export interface WordParts extends Omit<ReadParts, 'body'> {
  readonly body: readonly StoryDraft[];
}

/** Null where the archive holds no Word body. Throws `UnreadableError`. */
export async function readParts(archive: Archive, depth: number, trace?: Trace): Promise<WordParts | null> {
  const names = await findParts(archive, depth);
  if (!names) return null;
  const tally = emptyTally();
  const read = async (name: string | null) => (name === null ? null : archive.read(name));
  const stylesPart = await read(names.styles);
  const numberingPart = await read(names.numbering);
  const styles = stylesPart ? readStyles(stylesPart, depth) : noStyles;
  const numbering = numberingPart ? readNumbering(numberingPart, depth) : noNumbering;

  // What is met in running heads and notes is not counted: notices speak of the body.
  const context = (notes: StoryContext['notes'], count: Tally): StoryContext => ({
    styles,
    counters: createCounters(numbering, styles),
    tally: count,
    notes,
    depth,
  });
  const notes = new Map<string, readonly StoryDraft[]>();
  for (const name of [names.footnotes, names.endnotes]) {
    const part = await read(name);
    if (!part) continue;
    for (const [key, blocks] of readStory(part, context(new Map(), emptyTally())).notes)
      notes.set(key, blocks);
  }
  const furniture: (readonly StoryDraft[])[] = [];
  for (const name of [...names.headers, ...names.footers]) {
    const part = await read(name);
    if (part) furniture.push(readStory(part, context(new Map(), emptyTally())).blocks);
  }
  const main = await archive.read(names.main);
  if (!main) return null;
  const { blocks, pages } = readStory(main, { ...context(notes, tally), trace });
  const side = sideParts(archive, depth, tally);
  tally.comments = (await side(names.comments, 'comment'))?.length ?? 0;
  const [title] = (await side(names.properties, 'title')) ?? [];
  const [declared] = (await side(names.statistics, 'Pages')) ?? [];
  return {
    body: blocks,
    pages,
    declaredPages: /^\d{1,5}$/.test(declared ?? '') ? Number(declared) : null,
    furniture,
    tally,
    declaredTitle: title?.trim() || null,
  };
}

/**
 * Texts of all elements of one name, in a part that the text does not depend on: a broken one is noted and left. Too much
 * of it is still too much.
 */
function sideParts(archive: Archive, depth: number, tally: Tally) {
  return async (part: string | null, element: string): Promise<string[] | null> => {
    try {
      const bytes = part === null ? null : await archive.read(part);
      return bytes && readTexts(bytes, depth, element);
    } catch (error) {
      if (!(error instanceof UnreadableError) || error.code !== 'corrupt') throw error;
      tally.parts += 1;
      return null;
    }
  };
}

function readTexts(bytes: Uint8Array, depth: number, element: string): string[] {
  const texts: string[] = [];
  let open = 0;
  readXml(bytes, depth, {
    open(name) {
      if (open > 0 || name === element) open += 1;
      if (open === 1) texts.push('');
    },
    close() {
      if (open > 0) open -= 1;
    },
    text(text) {
      if (open > 0) texts[texts.length - 1] += text;
    },
  });
  return texts;
}
