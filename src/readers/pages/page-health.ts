import type { Box, NoticeCode, Page } from '../../model/document.js';
import { isBlank } from './characters.js';
import type { PageContent } from './page-content.js';

/** Whether a page's text can be trusted to be what a person sees on it. */
export interface PageHealth {
  readonly read: Page['read'];
  /** False where the text is worse than none. */
  readonly keepsText: boolean;
  readonly notice: { readonly code: NoticeCode; readonly message: string } | null;
  /** Pictures that stand among the text and may hold some. */
  readonly pictures: readonly Box[];
}

/** A page that is a picture by its format. */
export const PICTURE_PAGE: PageHealth = { read: 'unread', keepsText: false, notice: null, pictures: [] };

/** Fewer characters than that beside a picture are a page number or a scanner's mark. */
const HARDLY_ANY = 30;
/** Shares of the page. */
const LARGE_PICTURE = 0.3;
const PICTURE = 0.15;
/** A table of a few rows over the width of the page. */
const TABLE_PICTURE = 0.08;
const FULL_PICTURE = 0.5;
/** Shares of the characters. */
const GARBLED = 0.3;
const DOUBTFUL = 0.05;
/** A page of text turned into outlines paints one path a character or more. */
const OUTLINES = 150;

/** What no report prints: private use, lost characters, controls, and scripts that only a broken font table gives. */
const ODD =
  /[\ue000-\uf8ff\ufffd\u0000-\u0008\u000e-\u001f\u0080-\u009f\u0100-\u02af\u0370-\u0390\u0400-\u1dff\u2c00-\u2e7f\ua000-\uabff\ufb00-\ufe0f]/;
const HAN = /[\u3400-\u9fff\u2e80-\u2fdf\uf900-\ufaff]/;

export function examinePage(content: PageContent): PageHealth {
  const printed = content.glyphs.filter((glyph) => !isBlank(glyph.text));
  const count = printed.length;
  const area = content.frame.width * content.frame.height;
  const share = Math.min(
    1,
    content.images.reduce((sum, { width, height }) => sum + width * height, 0) / area,
  );
  const { number } = content;
  const odd = printed.filter((glyph) => ODD.test(glyph.text)).length;

  if (count < HARDLY_ANY && share >= LARGE_PICTURE)
    return unread(true, `第${number}页是图片，没有可读取的文字。`);
  if (count < HARDLY_ANY && content.paths >= OUTLINES && content.rules.length < content.paths / 2) {
    return unread(true, `第${number}页的文字已转为图形，无法读取。`);
  }
  if (count >= 10 && odd > GARBLED * count) return unread(false, `第${number}页的文字层是乱码，已忽略。`);
  const hasDigits = printed.some((glyph) => /\d/.test(glyph.text));
  if (share >= PICTURE && hasDigits && !printed.some((glyph) => HAN.test(glyph.text))) {
    return unread(false, `第${number}页的文字层缺少汉字，与图片内容不符，已忽略。`);
  }
  const invisible = printed.filter((glyph) => glyph.invisible).length;
  if (share >= FULL_PICTURE && invisible * 2 > count) {
    // Someone else's recognition under a scanned page: as good as ours, no better.
    return { read: 'ocr', keepsText: true, notice: null, pictures: [] };
  }
  const pictures = content.images.filter((image) => isUnreadPicture(image, content, TABLE_PICTURE * area));
  const readable = (code: NoticeCode, message: string): PageHealth => ({
    read: 'text',
    keepsText: true,
    notice: { code, message },
    pictures,
  });
  if (odd > DOUBTFUL * count && odd >= 3) {
    return readable('text-garbled', `第${number}页有${odd}个字符无法识别。`);
  }
  if (pictures.some(({ width, height }) => width * height >= PICTURE * area)) {
    return readable('image-skipped', `第${number}页有较大图片，其中的文字未读取。`);
  }
  return { read: 'text', keepsText: true, notice: null, pictures };
}

function unread(keepsText: boolean, message: string): PageHealth {
  return { read: 'unread', keepsText, notice: { code: 'page-unread', message }, pictures: [] };
}

/** Large, and not the background of the text. */
function isUnreadPicture(image: Box, { glyphs }: PageContent, least: number): boolean {
  if (image.width * image.height < least) return false;
  const over = glyphs.filter(
    ({ x, y }) => x > image.x && x < image.x + image.width && y > image.y && y < image.y + image.height,
  );
  return over.length < HARDLY_ANY;
}
