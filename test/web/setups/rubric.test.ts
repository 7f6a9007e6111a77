import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRubric } from '../../../src/adapters/setup/load-setup.js';
import {
  addBand,
  addCriterion,
  freeBands,
  NEW_SCORING,
  type NewScoring,
  removeBand,
  removeCriterion,
} from '../../../web/src/setups/rubric/edit-rubric.js';
import { readRubric, setCriterion, setScoring, sumOf } from '../../../web/src/setups/rubric/read-rubric.js';
import { setIn } from '../../../web/src/setups/yaml-text.js';

const text = readFileSync(new URL('../../../rubrics/default.yaml', import.meta.url), 'utf8');

describe('a score sheet that is edited', () => {
  it('shows each criterion with its points, bands and numbers', () => {
    const rubric = readRubric(text)!;
    expect([rubric.criteria.length, rubric.max, sumOf(rubric)]).toEqual([8, 100, 100]);
    const [late, , materials, , tables, indicators, problems] = rubric.criteria;
    expect(late!.numbers).toEqual([{ path: ['perDay'], key: 'perDay', value: 1 }]);
    expect(materials!.numbers.map(({ key, value }) => [key, value])).toEqual([['points', 5]]);
    expect(tables!.numbers.map(({ key }) => key)).toEqual(['perError', 'perWarning']);
    expect(indicators!.numbers.map(({ path }) => path)).toEqual([
      ['components', 0, 'points'],
      ['components', 1, 'points'],
    ]);
    expect(problems!.bands).toHaveLength(6);
    expect(problems!.bands[1]).toEqual({ id: 'fairly', name: '较全面', min: 15, max: 19 });
  });

  it('changes just what was changed, and is read by the server', () => {
    let changed = setCriterion(text, 0, 'max', 12);
    changed = setScoring(changed, 6, ['bands', 2, 'max'], 14);
    changed = setCriterion(changed, 2, 'rules', ['attachment-missing']);
    const rubric = parseRubric(changed, '试');
    expect(rubric.criteria[0]!.max).toBe(12);
    expect(rubric.criteria[2]!.rules).toEqual(['attachment-missing']);
    expect(rubric.criteria[6]!.scoring).toMatchObject({ kind: 'bands', bands: { 2: { min: 14, max: 14 } } });
    expect(rubric.criteria[3]).toEqual(parseRubric(text, '原').criteria[3]);
    expect(sumOf(readRubric(changed)!)).toBe(102);
    expect(changed).toContain('# 预算单位整体支出绩效自评工作考核评分表（附件3）');
  });

  it('gets lines and bands, and loses them, and is still read by the server', () => {
    const before = readRubric(text)!;
    let changed = text;
    for (const scoring of Object.keys(NEW_SCORING) as NewScoring[])
      changed = addCriterion(changed, readRubric(changed)!, scoring, '新评分项');
    const more = parseRubric(changed, '试');
    expect(more.criteria.slice(0, 8)).toEqual(parseRubric(text, '原').criteria);
    expect(more.criteria.slice(8).map(({ id, group, scoring }) => [id, group, scoring])).toEqual(
      Object.values(NEW_SCORING).map((scoring, index) => [`N${index + 1}`, '客观性', scoring]),
    );
    for (let left = more.criteria.length; left > 8; left -= 1) changed = removeCriterion(changed, 8);
    expect(changed).toBe(setIn(text, ['max'], 100));

    expect(freeBands(before.criteria[6]!)).toEqual([]);
    changed = removeBand(changed, 6, 1);
    expect(freeBands(readRubric(changed)!.criteria[6]!)).toEqual(['fairly']);
    changed = addBand(changed, 6, readRubric(changed)!.criteria[6]!, 'fairly');
    // Bands of the sheet stand on a line each.
    expect(changed).toContain('- { id: fairly, name: 较全面, min: 0, max: 0 }');
    expect(parseRubric(changed, '试').criteria[6]!.scoring).toMatchObject({
      bands: { 4: { id: 'absent' }, 5: { id: 'fairly' } },
    });
    const narrower = setScoring(changed, 3, ['of'], ['problems']);
    expect(parseRubric(narrower, '试').criteria[3]!.scoring).toMatchObject({ of: ['problems'] });
  });

  it('adds up without crumbs', () => {
    const criteria = [0.1, 0.2, 0.7].map((max) => ({ max }));
    expect(sumOf({ criteria } as never)).toBe(1);
  });

  it('that is none has no form', () => {
    expect(readRubric('criteria: [')).toBeNull();
    expect(readRubric('id: x')).toBeNull();
    expect(readRubric('criteria: [5]')!.criteria[0]).toMatchObject({ id: '', max: 0, rules: [] });
  });
});
