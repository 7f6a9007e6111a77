import { describe, expect, it } from 'vitest';
import { listQuery, listSearch, PAGE_ROWS } from '../../web/src/list/list-search.js';
import { stageOf, stageSearch } from '../../web/src/list/stages.js';

describe('the address of a list', () => {
  it('is read for what is known of it', () => {
    const given = { state: ['failed', 'lost'], sort: 'errors', order: 'desc', year: 2024, search: ' 水利 ' };
    expect(listSearch(given)).toEqual({
      state: ['failed'],
      sort: 'errors',
      order: 'desc',
      year: 2024,
      search: '水利',
    });
  });

  it('may say anything at all', () => {
    const given = {
      state: {},
      sort: 'password',
      order: 1,
      year: '1e9',
      search: 42,
      withErrors: 'yes',
      unit: [],
    };
    expect(listSearch(given)).toEqual({ search: '42' });
  });

  it('may come from a chart', () => {
    expect(listSearch({ rule: 'weight-sum', scoreFrom: 80, scoreBelow: 90 })).toEqual({
      rule: 'weight-sum',
      scoreFrom: 80,
      scoreBelow: 90,
    });
    expect(listSearch({ roster: 'late', sort: 'late' })).toEqual({ roster: 'late', sort: 'late' });
    // Who is absent is in no list of what was handed in.
    expect(listSearch({ roster: 'absent' })).toEqual({});
    expect(listSearch({ rule: '../x', scoreFrom: -1, scoreBelow: '90' })).toEqual({});
  });

  it('becomes what the API asks for', () => {
    expect(
      listQuery({ state: ['waiting', 'queued'], withErrors: true, withFailures: true, sign: 'open' }),
    ).toEqual({
      state: 'waiting,queued',
      withErrors: 'true',
      withFailures: 'true',
      sign: 'open',
      most: PAGE_ROWS,
    });
    expect(listQuery({ page: 3 })).toEqual({ offset: 2 * PAGE_ROWS, most: PAGE_ROWS });
  });

  it('names the stage that a person sees, and what of the address it stands for', () => {
    for (const stage of ['open', 'review', 'signed', 'failed', 'cancelled'] as const)
      expect(stageOf(stageSearch(stage))).toBe(stage);
    expect(stageOf({})).toBe('all');
    expect(stageOf({ state: ['waiting', 'failed'] })).toBeNull();
  });
});
