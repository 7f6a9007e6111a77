import { foldKey } from '../../text/fold.js';

/** Row label → bare name: no 其中, no numbering, no unit. */
export function cleanLabel(label: string): string {
  return foldKey(label)
    .replace(/["'“”]/g, '')
    .replace(/^按.{2,8}分:/, '')
    .replace(/^(?:其中:?|含:?|减:|加:)+/, '')
    .replace(/^(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\(?\d{1,2}(?:[)、]|\.(?!\d))|[①-⑳])+/, '')
    .replace(/^其中:?/, '')
    .replace(/^按[^:]{2,8}分:/, '')
    .replace(/\((?:单位:?)?(?:亿|百万|万|千)?元\)/g, '')
    .replace(/\d?(?:=|＝).*$/, '')
    .replace(/[:：]$/, '');
}
