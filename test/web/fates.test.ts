import { describe, expect, it } from 'vitest';
import { fatesFrom, type HandInAnswer, type Sent } from '../../web/src/hand-in/fates.js';
import { givenValue, lacks } from '../../web/src/hand-in/given-value.js';
import { planRequests } from '../../web/src/hand-in/plan-requests.js';

const sent = (id: number, name: string): Sent => ({
  id,
  name,
  file: new File(['x'], name),
  size: 1,
  fate: 'sending',
  reason: null,
});

const answer = (known: Readonly<Record<string, boolean>>, ignored: readonly string[]) =>
  ({
    submissions: Object.entries(known).map(([source, isKnown]) => ({ submission: { source }, isKnown })),
    ignored,
  }) as unknown as HandInAnswer;

describe('what became of each file', () => {
  it('is what the server said of the submission that it is in', () => {
    const files = [sent(1, '报送/甲/1.docx'), sent(2, '报送/甲/Thumbs.db'), sent(3, '报送/乙.docx')];
    const [part] = planRequests(files, 'auto');
    const fates = fatesFrom(part!, answer({ 甲: false, '乙.docx': true }, ['甲/Thumbs.db']));
    expect([...fates]).toEqual([
      [1, 'accepted'],
      [2, 'ignored'],
      [3, 'known'],
    ]);
  });
});

describe('what is filled in', () => {
  it('is a year where a year is asked for, however clerks write it', () => {
    expect(givenValue('year', ' 2024 ')).toBe(2024);
    expect(givenValue('year', '2024年度')).toBe(2024);
    expect(givenValue('year', '24')).toBeUndefined();
    expect(givenValue('year', '去年')).toBeUndefined();
  });

  it('is taken back by emptying the cell', () => {
    expect(givenValue('unit', '  ')).toBeNull();
    expect(givenValue('submitted', '')).toBeNull();
    expect(givenValue('unit', ' 水利局 ')).toBe('水利局');
  });
});

it('asks for what a review lacks, and for nothing of a file that could not be read', () => {
  const found = {
    state: 'reviewed',
    unit: null,
    year: 2024,
    submitted: '2025-07-10',
    published: null,
  } as const;
  expect(lacks(found, 'unit')).toBe(true);
  expect(lacks(found, 'year')).toBe(false);
  expect(lacks(found, 'published')).toBe(false);
  expect(lacks({ ...found, state: 'failed' }, 'unit')).toBe(false);
});
