import { describe, expect, it } from 'vitest';
import type { Submission } from '../../web/src/api/types.js';
import { countOf, exportOf, targetOf } from '../../web/src/list/chosen.js';

const row = (id: string, batch: string) => ({ id, batch }) as Submission;
const all = { kind: 'all', filter: { state: ['failed'], withErrors: true }, count: 9842 } as const;

describe('what an action of the list is for', () => {
  it('is named row by row', () => {
    const chosen = { kind: 'rows', rows: [row('1', 'a'), row('2', 'a')] } as const;
    expect(countOf(chosen)).toBe(2);
    expect(targetOf(chosen)).toEqual({ ids: ['1', '2'] });
    expect(exportOf(chosen)).toEqual({ batch: 'a', query: { ids: '1,2' } });
  });

  it('is all that the conditions find, with the number that was seen', () => {
    expect(countOf({ ...all, batch: 'a' })).toBe(9842);
    const filter = { state: 'failed', withErrors: 'true' };
    expect(targetOf({ ...all, batch: 'a' })).toEqual({ filter: { ...filter, batch: 'a' }, count: 9842 });
    expect(targetOf({ ...all, batch: null })).toEqual({ filter, count: 9842 });
    expect(exportOf({ ...all, batch: 'a' })).toEqual({ batch: 'a', query: filter });
  });

  it('can be exported from one batch only, and named as far as an address goes', () => {
    expect(exportOf({ ...all, batch: null })).toBe('other-batch');
    expect(exportOf({ kind: 'rows', rows: [row('1', 'a'), row('2', 'b')] })).toBe('other-batch');
    const many = Array.from({ length: 1001 }, (_, index) => row(String(index), 'a'));
    expect(exportOf({ kind: 'rows', rows: many })).toBe('too-many');
  });
});
