import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../src/adapters/setup/load-setup.js';
import { checkTemplate, type Field, type Fields, fillDocx } from '../../src/exports/fill-docx.js';
import { noticesOf, openNotice } from '../../src/exports/notice.js';
import { noticeFields, noticeValues } from '../../src/exports/notice-fields.js';
import { scoreForm, suggestedLines } from '../../src/exports/score-form.js';
import { sheetFields, sheetValues } from '../../src/exports/sheet-fields.js';
import { templateKinds } from '../../src/exports/template-kinds.js';
import { templates } from '../../src/exports/templates.js';
import { templatesPage } from '../../src/exports/templates-page.js';
import { rules, sample } from './sample.js';
import { readWord } from './word.js';

const docs = new URL('../../docs/', import.meta.url);

/** Names at every depth, so that what is said of a list is as true as what is said of the whole. */
function namesOf(fields: readonly Field[]): unknown {
  return Object.fromEntries(fields.map(({ name, fields: own }) => [name, own ? [namesOf(own)] : true]));
}
function namesIn(values: Fields): unknown {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? [namesIn(value[0] as Fields)] : true,
    ]),
  );
}

const rubric = await loadRubric(null);
const form = scoreForm({ rubric, unit: '青石县档案馆', year: 2024, lines: suggestedLines(sample) });

describe('forms of the bureau’s own', () => {
  it.each(templateKinds)('begin with one that can be filled (%s)', async (kind) => {
    const own = await templates[kind].own();
    expect(() => checkTemplate(own, templates[kind].fields)).not.toThrow();
    expect(readFileSync(new URL(`templates/${kind}.docx`, docs)).equals(own)).toBe(true);
  });

  it('are given just the names that docs/templates.md tells (npm run docs:templates)', async () => {
    expect(readFileSync(new URL('templates.md', docs), 'utf8')).toBe(templatesPage());
    const reviews = async function* () {
      yield sample;
    };
    const notice = await noticesOf(reviews, { rules, options: openNotice, standings: null }).next();
    expect(namesIn(noticeValues(notice.value!))).toEqual(namesOf(noticeFields));
    expect(namesIn(sheetValues(form))).toEqual(namesOf(sheetFields));
  });

  it('of the score sheet have every line of it', async () => {
    const bytes = fillDocx(await templates['score-sheet'].own(), sheetFields, sheetValues(form));
    const { tables } = await readWord(bytes);
    expect(tables[0]).toHaveLength(rubric.criteria.length + 2);
    expect(tables[0]!.filter(([group]) => group !== '').map(([group]) => group)).toEqual([
      '一级标准',
      '及时性（20分）',
      '完整性（30分）',
      '客观性（50分）',
      '合计',
    ]);
  });
});
