import { describe, expect, it } from 'vitest';
import { nextRow } from '../../web/src/list/next-row.js';
import { resultText } from '../../web/src/list/result-text.js';
import { formatMoment, formatSize, formatSuggested } from '../../web/src/parts/format.js';
import { listWords } from '../../web/src/words/list.js';

describe('keys in the list', () => {
  it('move within it', () => {
    expect(nextRow('ArrowDown', 0, 3, 10)).toBe(1);
    expect(nextRow('ArrowDown', 2, 3, 10)).toBe(2);
    expect(nextRow('ArrowUp', 0, 3, 10)).toBe(0);
    expect(nextRow('PageDown', 5, 200, 15)).toBe(20);
    expect(nextRow('PageUp', 5, 200, 15)).toBe(0);
    expect([nextRow('Home', 5, 200, 15), nextRow('End', 5, 200, 15)]).toEqual([0, 199]);
  });

  it('are left alone where they mean something else', () => {
    expect(nextRow('Tab', 0, 3, 10)).toBeNull();
    expect(nextRow('ArrowDown', 0, 0, 10)).toBeNull();
  });
});

describe('the list', () => {
  it('shows a suggested score as a range while something is open', () => {
    expect(formatSuggested({ suggested: 71, lowest: 71, highest: 99.5 })).toBe('71 – 99.5');
    expect(formatSuggested({ suggested: 88.25, lowest: 88.25, highest: 88.25 })).toBe('88.25');
    expect(formatSuggested({ suggested: null, lowest: null, highest: null })).toBe('');
  });

  it('says what was not done and why', () => {
    const refused = [
      { id: '1', code: 'signed' },
      { id: '2', code: 'signed' },
      { id: '3', code: 'odd' },
    ];
    expect(resultText({ done: ['4'], refused }, listWords.zh)).toBe(
      '已处理 1 份；2 份没有处理：已签署；1 份没有处理：odd',
    );
  });

  it('writes sizes and moments short', () => {
    expect([0, 900, 1536, 10 * 2 ** 20, 3.2 * 2 ** 30].map(formatSize)).toEqual([
      '0 B',
      '900 B',
      '1.5 KB',
      '10 MB',
      '3.2 GB',
    ]);
    expect(formatMoment('2025-07-15T01:02:03Z')).toMatch(/^2025-07-1[45] \d\d:\d\d$/);
  });
});
