import type { Notice, NoticeCode } from '../../model/document.js';

/** What was met on the way that a reviewer should know of. */
export interface Tally {
  insertions: number;
  deletions: number;
  hiddenCharacters: number;
  comments: number;
  pictures: number;
  /** What was met in the large pictures; null where there are none. `isOff`: they were not to be looked at. */
  looked: { readonly stamped: number; readonly missing: string | null; readonly isOff: boolean } | null;
  objects: number;
  unknownSymbols: number;
  computedFields: number;
  parts: number;
}

export function emptyTally(): Tally {
  return {
    insertions: 0,
    deletions: 0,
    hiddenCharacters: 0,
    comments: 0,
    pictures: 0,
    looked: null,
    objects: 0,
    unknownSymbols: 0,
    computedFields: 0,
    parts: 0,
  };
}

export function noticesOf(tally: Tally): Notice[] {
  const { insertions, deletions } = tally;
  const messages: readonly (readonly [NoticeCode, number, string])[] = [
    [
      'tracked-changes',
      insertions + deletions,
      `文中有${insertions + deletions}处未接受的修订（插入${insertions}处、删除${deletions}处），已按全部接受后的文字读取。`,
    ],
    ['comments', tally.comments, `文中有${tally.comments}条批注，未计入正文。`],
    ['hidden-text', tally.hiddenCharacters, `文中有隐藏文字（共${tally.hiddenCharacters}字），未计入正文。`],
    ['image-skipped', tally.pictures, `文中有${tally.pictures}张图片或图形，其中的文字没有读取。`],
    [
      'embedded-object',
      tally.objects,
      `文中有${tally.objects}个嵌入对象（如 Excel 表格、公式），其内容没有读取。`,
    ],
    [
      'cache-fields',
      tally.computedFields,
      `文中有${tally.computedFields}处由公式域算出的数字，读取的是上次保存时的结果。`,
    ],
    [
      'font-unmapped',
      tally.unknownSymbols,
      `文中有${tally.unknownSymbols}个符号字体的字符无法识别，以“\uFFFD”代替。`,
    ],
    [
      'part-skipped',
      tally.parts,
      `文件中有${tally.parts}个部件没有读取（嵌入的其他文档，或损坏的附属部件）。`,
    ],
  ];
  return messages
    .filter(([, count]) => count > 0)
    .map(([code, , message]) => ({ code, message, block: null, page: null }));
}
