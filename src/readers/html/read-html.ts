/** Web pages as government sites publish them and as Word, WPS and Excel save them, alone or in an .mht. */
import type {
  Block,
  DocumentModel,
  Notice,
  ReadFailureCode,
  ReadLimits,
  ReadResult,
  SourceFile,
} from '../../model/document.js';
import { foldRadicals } from '../../text/radicals.js';
import { type DecodedPage, decodePage } from './decode-html.js';
import { findMainText } from './main-text.js';
import { isMht, pagesOfMht } from './mht.js';
import { declaredDate, declaredTitle, joinDateLines, missingTitle } from './page-head.js';
import { elementsIn, type PageTree, readTree } from './tree.js';
import { type BlockDraft, walkPage } from './walk.js';
import { isFrameLine } from './words.js';

/** A tree takes some ten times its text in memory. */
const MOST_BYTES = 40_000_000;
/** Fewer visible characters beside so many hidden ones: the text waits for a script. */
const FEWEST_VISIBLE = 50;
const WHOLE_TEXT = 100;
const HIDDEN_WORTH_A_NOTICE = 20;

const MESSAGES: Readonly<Partial<Record<ReadFailureCode, string>>> = {
  empty: '里没有正文（正文可能要联网才显示）。请在浏览器中打开后打印为 PDF，或下载原文件重新报送。',
  'too-large': '内容过多，超出处理上限。请把报告另存为 .docx 或 PDF 后重新报送。',
  unsupported: '不是可读的网页文件。请把报告另存为 .docx 或 PDF 后重新报送。',
};

/** Format `html`, no pages. Everything that bytes can cause comes back as a failure. */
export function readHtml(source: SourceFile, limits: ReadLimits): ReadResult {
  const fail = (code: ReadFailureCode): ReadResult => ({
    ok: false,
    failure: { file: source.file, code, message: `“${source.file}”${MESSAGES[code]}` },
  });
  if (source.bytes.length > Math.min(MOST_BYTES, limits.fileBytes)) return fail('too-large');
  const pages = decodeAll(source.bytes);
  if (!pages) return fail('unsupported');
  const read = pages.map(({ text }) => readPage(foldRadicals(text)));
  const drafts = read.flatMap(({ blocks }) => blocks);
  if (drafts.length === 0) return fail('empty');
  const blocks = drafts.map(placeBlock);
  const sum = (count: (page: ReadPage) => number): number => read.reduce((all, page) => all + count(page), 0);
  const document: DocumentModel = {
    version: 1,
    file: source.file,
    sha256: source.sha256,
    bytes: source.bytes.length,
    format: 'html',
    pages: [],
    blocks,
    notices: noticesOf({
      hidden: sum(({ hidden }) => hidden),
      pictures: sum(({ pictures }) => pictures),
      guessed: pages.some(({ guessed }) => guessed),
    }),
    declaredTitle: read[0]?.title ?? null,
    declaredPublished: read[0]?.published ?? null,
  };
  return { ok: true, document };
}

function decodeAll(bytes: Uint8Array): readonly DecodedPage[] | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  if (!isMht(head)) {
    const page = decodePage(bytes);
    return page && [page];
  }
  const pages = pagesOfMht(bytes).flatMap((part) => decodePage(part.bytes, part.charset) ?? []);
  return pages.length > 0 ? pages : null;
}

interface ReadPage {
  readonly blocks: readonly BlockDraft[];
  readonly hidden: number;
  readonly pictures: number;
  readonly title: string | null;
  readonly published: string | null;
}

function readPage(html: string): ReadPage {
  const visible = readTree(html);
  const { text, hidden } = visible.body;
  const tree = text < FEWEST_VISIBLE && hidden >= WHOLE_TEXT ? readTree(html, true) : visible;
  const main = findMainText(tree.body);
  const title = declaredTitle(tree);
  let blocks = linesOf(tree, main);
  // A page that is all frame is shown as it is.
  if (blocks.length === 0) blocks = walkPage(tree.body, { dropped: new Set(), path: new Set() });
  const head = blocks.length > 0 ? missingTitle(title, blocks) : null;
  return {
    blocks: head ? [head, ...blocks] : blocks,
    hidden: main.root.hidden,
    pictures: countPictures(main),
    title,
    published: declaredDate(tree),
  };
}

/** Icons of files and of sites are no pictures. */
const ICON = /icon|logo|filetype|weixin|qrcode|ewm|\.gif(?:$|\?)/i;
const SMALLEST_PICTURE = 100;

/** Pictures in the article that may show text: a scanned form, a chart. */
function countPictures({ root, dropped }: ReturnType<typeof findMainText>): number {
  const images = [...elementsIn(root)].filter(({ name }) => name === 'img');
  return images.filter((image) => {
    const { src = '', width = '', height = '' } = image.attributes;
    const isSmall = [width, height].some((size) => Number.parseInt(size, 10) < SMALLEST_PICTURE);
    return !dropped.has(image) && !ICON.test(src.slice(0, 300)) && !isSmall;
  }).length;
}

function linesOf(tree: PageTree, main: ReturnType<typeof findMainText>): readonly BlockDraft[] {
  const lines = walkPage(tree.body, main).filter(
    (block) => block.kind === 'table' || !isFrameLine(block.text),
  );
  return joinDateLines(lines);
}

const AS_TEXT = { layer: 'body', page: null, box: null, source: 'text', confidence: 1 } as const;

function placeBlock(draft: BlockDraft, index: number): Block {
  return draft.kind === 'table'
    ? { ...AS_TEXT, ...draft, index, grid: 'markup' }
    : { ...AS_TEXT, ...draft, index, mark: null };
}

interface Met {
  readonly hidden: number;
  readonly pictures: number;
  readonly guessed: boolean;
}

function noticesOf({ hidden, pictures, guessed }: Met): readonly Notice[] {
  const notices: Notice[] = [];
  const note = (code: Notice['code'], message: string) =>
    notices.push({ code, message, block: null, page: null });
  if (hidden >= HIDDEN_WORTH_A_NOTICE) note('hidden-text', `网页中有隐藏文字（共${hidden}字），未计入正文。`);
  if (pictures > 0) note('image-skipped', `网页正文中有${pictures}张图片，其中的文字没有读取。`);
  if (guessed) note('encoding-guessed', '网页没有注明（或注错了）文字编码，按实际内容推断后读取。');
  return notices;
}
