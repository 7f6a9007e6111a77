import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../web/src/desk/marks.js';
import { boxesOf, inPercent, marksByPage } from '../../../web/src/desk/page-boxes.js';
import { at, finding, line, paragraph, place } from './made.js';

const markAt = (start: number | null, end: number | null) =>
  marksOf(
    [
      finding('1', {
        evidence: at(place(0, { start, end, page: 9, box: { x: 1, y: 2, width: 3, height: 4 } })),
      }),
    ],
    '报告.docx',
  )[0]!;

const two = paragraph(0, '一二三四五六七八九十', { segments: [line(0, 5, 1, 700), line(5, 10, 2, 50)] });

describe('the rectangles of a mark', () => {
  it('are one a printed line, over a page cut too', () => {
    expect(boxesOf(markAt(0, 10), two)).toEqual([
      { page: 1, box: { x: 100, y: 700, width: 200, height: 14 } },
      { page: 2, box: { x: 100, y: 50, width: 200, height: 14 } },
    ]);
  });

  it('are as long as the characters that they cover', () => {
    expect(boxesOf(markAt(1, 3), two)).toEqual([{ page: 1, box: { x: 140, y: 700, width: 80, height: 14 } }]);
  });

  it('give a figure half the width of a Han character', () => {
    const mixed = paragraph(0, '共计20万', { segments: [line(0, 5, 1, 700)] });
    const { box } = boxesOf(markAt(2, 4), mixed)[0]!;
    expect([box.x, box.width]).toEqual([200, 50]);
  });

  it('are what the finding names where the document is not there', () => {
    expect(boxesOf(markAt(0, 2), undefined)).toEqual([{ page: 9, box: { x: 1, y: 2, width: 3, height: 4 } }]);
  });
});

it('lays marks of the same line on one rectangle', () => {
  const [first, second] = [markAt(0, 10), { ...markAt(0, 10), id: 'other@0' }];
  const pages = marksByPage([first, second, markAt(5, 7)], [two]);
  expect([...pages].map(([page, places]) => [page, places.map(({ marks }) => marks.length)])).toEqual([
    [1, [2]],
    [2, [2, 1]],
  ]);
});

describe('a rectangle on a picture', () => {
  const box = { x: 59.5, y: 84.2, width: 119, height: 8.42 };
  it('is in percent of the page', () => {
    expect(inPercent(box, { width: 595, height: 842 })).toEqual({
      ...{ left: '10%', top: '10%', width: '20%', height: '1%' },
    });
  });
  it('is not known without the size of the page', () => {
    expect(inPercent(box, { width: null, height: 842 })).toBeNull();
  });
});
