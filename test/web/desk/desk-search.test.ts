import { expect, it } from 'vitest';
import { deskSearch } from '../../../web/src/desk/desk-search.js';

it('keeps what a colleague needs to see the same', () => {
  const search = { tab: 'sheet', file: '报告.docx', view: 'text', finding: 'total-mismatch:ab', place: 2 };
  expect(deskSearch(search)).toEqual(search);
});

it('leaves out what is as it is anyway, and what nobody understands', () => {
  const usual = { tab: 'findings', view: 'original', place: 0, finding: '' };
  const strange = { tab: 'nonsense', file: ['a'], view: 7, finding: { key: 1 }, place: -1.5, other: 'x' };
  expect([deskSearch(usual), deskSearch(strange)]).toEqual([{}, {}]);
});

it('takes a name of digits for the name that it is', () => {
  expect(deskSearch({ file: 2024 })).toEqual({ file: '2024' });
});
