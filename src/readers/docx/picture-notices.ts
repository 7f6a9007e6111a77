import type { Notice, TextPicture } from '../../model/document.js';
import type { Tally } from './tally.js';

/** What became of the large pictures. Silent where they were not to be looked at: then they are counted with the small ones. */
export function pictureNotices(pictures: readonly TextPicture[], { looked }: Tally): Notice[] {
  if (!looked || looked.isOff) return [];
  const notices: Notice[] = [];
  const count = (state: TextPicture['state']): number =>
    pictures.filter((picture) => picture.state === state).length;
  const said = [
    count('read') > 0 ? `文中有${count('read')}张图片，已识别其中的文字` : '',
    count('wordless') > 0 ? `文中有${count('wordless')}张照片、图表等，没有成段的文字` : '',
  ].filter(Boolean);
  if (said.length > 0) {
    notices.push({ code: 'images-read', message: `${said.join('；')}。`, block: null, page: null });
  }
  const unread = pictures.find(({ state }) => state === 'unread');
  if (unread) {
    const message = `文中有${count('unread')}张较大的图片未能识别，其中的文字没有读取。`;
    notices.push({ code: 'image-skipped', message, block: unread.after, page: unread.page });
  }
  if (looked.missing !== null) {
    notices.push({ code: 'ocr-missing', message: looked.missing, block: null, page: null });
  }
  if (looked.stamped > 0) {
    const message = `文中有${looked.stamped}张图片盖有红色印章。`;
    notices.push({ code: 'stamped', message, block: null, page: null });
  }
  return notices;
}
