import { describe, expect, it } from 'vitest';
import { groupRules } from '../../../web/src/setups/config/group-rules.js';
import { setupsSearch } from '../../../web/src/setups/setups-search.js';

describe('the list of rules', () => {
  it('stands by criteria, each rule once, empty groups left out', () => {
    const rules = [
      { id: 'a', scope: 'document' },
      { id: 'b', scope: 'run' },
      { id: 'c', scope: 'submission' },
      { id: 'd', scope: 'run' },
    ];
    const criteria = [
      { name: '及时', rules: [] },
      { name: '完整', rules: ['c', 'd'] },
      { name: '客观', rules: ['c'] },
    ];
    const groups = groupRules(rules, criteria, { run: '之间', other: '其他' });
    expect(groups.map(({ name, rules: own }) => [name, own.map(({ id }) => id)])).toEqual([
      ['完整', ['c', 'd']],
      ['之间', ['b']],
      ['其他', ['a']],
    ]);
  });
});

describe('the address of the rules page', () => {
  it('is read for what is known of it', () => {
    const given = { tab: 'rubric', file: 'yundu-2025', view: 'yaml', rule: 'weight-sum' };
    expect(setupsSearch(given)).toEqual(given);
    expect(setupsSearch({ tab: 'x', file: '../etc', view: 1, rule: 'A B' })).toEqual({});
  });
});
