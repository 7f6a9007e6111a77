import { expect, it } from 'vitest';
import { pageAt } from '../../../web/src/desk/use-anchor.js';

it('finds the page that a line lies on, between pages the one above', () => {
  const sheets = Array.from({ length: 200 }, (_, index) => ({ offsetTop: 12 + index * 1000 }));
  expect([0, 12, 500, 1011, 1012, 150_500, 900_000].map((line) => pageAt(sheets, line))).toEqual([
    0, 0, 0, 0, 1, 150, 199,
  ]);
  expect(pageAt([], 5)).toBe(0);
});
