import sharp from 'sharp';
import type { ReadFailure, ReadFailureCode, ReadLimits, SourceFile } from '../model/document.js';
import { withPages } from './open-pages.js';
import { isBlank } from './pages/characters.js';
import type { PageSource } from './pages/page-source.js';

/** One page as a person would see it, as a PNG. `pages`: how many the file has, 0 where that is not known. */
export type PageImage =
  | { readonly ok: true; readonly png: Uint8Array; readonly pages: number }
  | { readonly ok: false; readonly failure: ReadFailure; readonly pages: number };

/** Pixels: as fine as a scan, on a screen with two pixels for one. What is wider costs time and shows nothing more. */
const WIDEST = 2000;
const NARROWEST = 16;

/** Page `page`, from 1 on, at most `width` pixels wide and never larger than it is. */
export async function pageImage(
  source: SourceFile,
  limits: ReadLimits,
  { page, width }: { readonly page: number; readonly width: number },
): Promise<PageImage> {
  const fail = (code: ReadFailureCode, pages = 0, reason = REASONS[code]?.(page)): PageImage => {
    const message = `“${source.file}”${reason ?? '的页面无法显示。'}`;
    return { ok: false, failure: { file: source.file, code, message }, pages };
  };
  const taken = await withPages(source, limits, async (given): Promise<PageImage> => {
    const { count } = given;
    if (!Number.isInteger(page) || page < 1 || page > count) return fail('missing', count);
    const picture = await given.picture!(page);
    if (typeof picture === 'string') return fail(picture, count);
    if (given.picturesOnly && (await hasText(given, page))) return fail('unsupported', count);
    if (await given.lacksFace?.(page)) return fail('unsupported', count, FACELESS);
    const raw = { width: picture.width, height: picture.height, channels: 3 } as const;
    const most = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
    const png = await sharp(picture.data, { raw })
      .resize({ width: most, withoutEnlargement: true })
      .png({ compressionLevel: 6 })
      .toBuffer();
    return { ok: true, png: new Uint8Array(png), pages: count };
  });
  return typeof taken === 'string' ? fail(taken) : taken;
}

/** Its pictures alone would show a person a page that lacks its words. */
async function hasText(given: PageSource, page: number): Promise<boolean> {
  const content = await given.load?.(page);
  return content?.glyphs.some(({ text, invisible }) => !invisible && !isBlank(text)) ?? false;
}

const FACELESS =
  '没有嵌入中文字体，服务器上也没有中文字体，页面无法显示。请下载原件查看，或请管理员安装中文字体。';

const REASONS: Partial<Record<ReadFailureCode, (page: number) => string>> = {
  encrypted: () => '设有密码，页面无法显示。',
  corrupt: (page) => `已损坏，第${page}页无法显示。`,
  'too-large': (page) => `第${page}页的图片尺寸过大，无法显示。`,
  empty: () => '没有任何内容。',
  missing: (page) => `没有第${page}页。`,
  unsupported: () => '的页面无法显示为图片，请下载原件查看。',
};
