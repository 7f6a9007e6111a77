import { expect, it } from 'vitest';
import { flatten, outlineOf } from '../../../web/src/desk/outline.js';
import { at, finding, place, section } from './made.js';

const sections = [
  section('1', null, 0, '八、措施'),
  section('2', '1', 1, '（一）预算'),
  section('3', '1', 3, '（三）资产'),
  section('4', null, 5, '九、公开'),
  section('5', null, 7, '九、其他'),
];

it('makes a tree of flat sections', () => {
  const tree = outlineOf(sections, []);
  expect(tree.map(({ section: one }) => one.title)).toEqual(['八、措施', '九、公开', '九、其他']);
  expect(tree[0]!.children.map(({ section: one }) => one.title)).toEqual(['（一）预算', '（三）资产']);
});

it('shows a duplicated number on both headings, and which of them is the second', () => {
  const twice = finding('1', {
    rule: 'section-number-duplicate',
    evidence: at(place(7, { start: 0, end: 2 }), place(5, { start: 0, end: 2 })),
  });
  const marked = flatten(outlineOf(sections, [twice])).filter(({ faults }) => faults.length > 0);
  expect(
    marked.map(({ section: { title }, faults }) => [title, faults[0]!.kind, faults[0]!.isFirst]),
  ).toEqual([
    ['九、公开', 'duplicate', false],
    ['九、其他', 'duplicate', true],
  ]);
});

it('shows the number that a gap leaves out before the heading behind it', () => {
  const gap = finding('1', {
    rule: 'section-number-gap',
    expected: '（二）',
    evidence: at(place(3, { start: 0, end: 3 }), place(1, { start: 0, end: 3 })),
  });
  const missing = flatten(outlineOf(sections, [gap])).map(({ missing: label }) => label);
  expect(missing).toEqual([null, null, '（二）', null, null]);
});

it('leaves out what only compares with a heading, or stands in the text under it', () => {
  const elsewhere = finding('1', { rule: 'full-marks', evidence: at(place(9), place(5)) });
  const inText = finding('2', { rule: 'word-doubled', evidence: at(place(2, { start: 0, end: 2 })) });
  const faults = flatten(outlineOf(sections, [elsewhere, inText])).flatMap((node) => node.faults);
  expect(faults).toEqual([]);
});
