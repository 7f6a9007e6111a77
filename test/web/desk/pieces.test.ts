import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../web/src/desk/marks.js';
import { cutPieces, leading } from '../../../web/src/desk/pieces.js';
import { at, finding, place } from './made.js';

type Range = readonly [number | null, number | null];

const marks = (...ranges: readonly Range[]) =>
  marksOf(
    ranges.map(([start, end], index) => finding(`${index}`, { evidence: at(place(0, { start, end })) })),
    '报告.docx',
  );

const shown = (text: string, ...ranges: readonly Range[]) =>
  cutPieces(text.length, marks(...ranges)).map(
    ({ start, end, marks: over }) =>
      `${text.slice(start, end)}${over.length > 0 ? `[${over.map(({ finding: key }) => key.slice(4)).join()}]` : ''}`,
  );

describe('the pieces of a marked text', () => {
  it('are cut where marks begin and end, so that none is nested in another', () => {
    expect(shown('基本支出合计', [0, 4], [2, 6])).toEqual(['基本[0]', '支出[0,1]', '合计[1]']);
  });

  it('are one without marks, and none of an empty text', () => {
    expect(shown('基本支出')).toEqual(['基本支出']);
    expect(shown('', [0, 3])).toEqual([]);
  });

  it('take a mark without a range for one of the whole text', () => {
    expect(shown('合计', [null, null])).toEqual(['合计[0]']);
  });

  it('cut marks that reach beyond the text and leave out those that lie outside', () => {
    expect(shown('合计数', [1, 99], [7, 9], [2, 2])).toEqual(['合', '计数[0]']);
  });
});

describe('the mark that colours a piece', () => {
  const [info, error] = marksOf(
    [
      finding('1', { severity: 'info', evidence: at(place(0)) }),
      finding('2', { severity: 'error', evidence: at(place(0)) }),
    ],
    '报告.docx',
  );

  it('is the gravest', () => expect(leading([info!, error!], null)).toBe(error));
  it('is the selected one before the gravest', () => expect(leading([error!, info!], 'key-1')).toBe(info));
  it('is none where there is none', () => expect(leading([], 'key-1')).toBeNull());
});

describe('marks', () => {
  it('are those of one file, numbered by the places of their finding', () => {
    const elsewhere = place(3, { file: '附件.xlsx' });
    const two = finding('1', { evidence: at(elsewhere, place(0)) });
    expect(marksOf([two], '报告.docx').map(({ id }) => id)).toEqual(['key-1@1']);
  });
});
