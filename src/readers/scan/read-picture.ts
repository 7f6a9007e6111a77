import type { Notice, Page, ReadFailureCode } from '../../model/document.js';
import type { OcrEngines } from '../../ports/ocr.js';
import type { PageContent } from '../pages/page-content.js';
import { plausibleDpi } from './pictures.js';
import { prepare } from './prepare.js';
import { recognisePage } from './recognise.js';
import type { Picture } from './scan-page.js';
import { READABLE } from './worth-reading.js';

/** What came of the picture of one page. */
export interface ReadPicture {
  readonly page: Page;
  /** Null where nothing was read, or nothing that can be relied on. */
  readonly content: PageContent | null;
  readonly notice: Notice | null;
  readonly isStamped: boolean;
  readonly isBlank: boolean;
}

/** Reads the picture of page `number`. A page on which nothing can be relied on comes back unread, and is said to be. */
export async function readPicture(
  picture: Picture | ReadFailureCode,
  number: number,
  engines: OcrEngines,
): Promise<ReadPicture> {
  if (typeof picture === 'string') return unread(number, null, WHY[picture] ?? '图片已损坏，无法读取');
  const scale = 72 / picture.dpi;
  const size = { width: hundredths(picture.width * scale), height: hundredths(picture.height * scale) };
  // A page that claims to be a yard high is a sheet like any other, made by a scanning app.
  const dpi = plausibleDpi(picture.width, picture.height, picture.dpi);
  const prepared = await prepare({ ...picture, dpi });
  const { stamped, blank } = prepared;
  if (blank) return { ...read(number, size, null), content: null, isStamped: stamped, isBlank: true };
  const recognised = await recognisePage(prepared, number, engines);
  const { confidence } = recognised;
  const content = { ...recognised.content, frame: { ...recognised.content.frame, zoom: dpi / picture.dpi } };
  if (content.glyphs.length === 0) return { ...unread(number, size, NOTHING), isStamped: stamped };
  if (confidence < READABLE) return { ...unread(number, size, TOO_POOR), isStamped: stamped };
  const rounded = Math.round(confidence * 1000) / 1000;
  return { ...read(number, size, rounded), content, isStamped: stamped, isBlank: false };
}

const WHY: Partial<Record<ReadFailureCode, string>> = { 'too-large': '图片尺寸过大，未读取' };
const NOTHING = '是图片，没有识别出文字';
const TOO_POOR = '图片太模糊，无法可靠识别，请补交清晰的扫描件或电子版';

const hundredths = (value: number): number => Math.round(value * 100) / 100;

interface Size {
  readonly width: number;
  readonly height: number;
}

function read(number: number, { width, height }: Size, ocrConfidence: number | null) {
  return { page: { number, width, height, read: 'ocr' as const, ocrConfidence }, notice: null };
}

function unread(number: number, size: Size | null, why: string): ReadPicture {
  const { width, height } = size ?? { width: null, height: null };
  return {
    page: { number, width, height, read: 'unread', ocrConfidence: null },
    content: null,
    notice: { code: 'page-unread', message: `第${number}页${why}。`, block: null, page: number },
    isStamped: false,
    isBlank: false,
  };
}
