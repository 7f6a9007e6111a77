import { describe, expect, it } from 'vitest';
import { type FixtureBlock, type Grid, matrixOf } from '../../../fixtures/make/blocks.js';
import { basicDataForm, overallForm, projectForm } from '../../../fixtures/make/forms.js';
import { wordsOf } from '../../../fixtures/make/prose.js';
import type { ReportSpec } from '../../../fixtures/make/spec.js';
import { archive } from '../../../fixtures/make/units/archive.js';
import { toDocx } from '../../../fixtures/make/write-docx.js';
import { workingDaysLate } from '../../../src/adapters/calendar/working-days.js';
import { loadSetup } from '../../../src/adapters/setup/load-setup.js';
import type { DocumentModel } from '../../../src/model/document.js';
import { readLimits } from '../../../src/pipeline/limits.js';
import { readDocument } from '../../../src/readers/read.js';
import { review } from '../../../src/review.js';
import { bookOf, modelOf, type Range, type SheetDraft } from './read.js';

const spec: ReportSpec = { ...archive, template: 'hunan', files: 'one' };

/** The lines of a form as rows over its table; every second figure as a number with its format. */
function sheetOf(blocks: readonly FixtureBlock[]): SheetDraft {
  const rows: (string | number | null)[][] = [];
  const merges: Range[] = [];
  const formats: Record<string, string> = {};
  const width = blocks.find((block): block is Grid => block.kind === 'table')!.widths.length;
  for (const block of blocks) {
    if (block.kind === 'line') {
      merges.push([rows.length, 0, rows.length, width - 1]);
      rows.push([block.text, ...new Array<null>(width - 1).fill(null)]);
    }
    if (block.kind !== 'table') continue;
    const top = rows.length;
    matrixOf(block).forEach((places, row) => {
      rows.push(
        places.map(({ cell, row: ownRow, column: ownColumn }, column) => {
          if (ownRow !== row || ownColumn !== column) return null;
          const { rowSpan, columnSpan } = cell;
          if (rowSpan > 1 || columnSpan > 1)
            merges.push([top + row, column, top + row + rowSpan - 1, column + columnSpan - 1]);
          const text = wordsOf(cell.content);
          const figure = /^(\d+)(?:\.(\d+))?(%?)$/.exec(text);
          if (!figure || column % 2 === 0) return text;
          const decimals = figure[2]?.length ?? 0;
          formats[`${top + row},${column}`] =
            `0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${figure[3]}`;
          return figure[3] ? Number.parseFloat(text) / 100 : Number(text);
        }),
      );
    });
  }
  return { rows, merges, formats };
}

const setup = await loadSetup();
const reviewOf = (document: DocumentModel) =>
  review(
    {
      source: '甲',
      unit: null,
      year: null,
      submitted: null,
      published: null,
      documents: [document],
      failures: [],
    },
    { setup, version: '0', workingDaysLate },
  );

describe('a form on a sheet says what the same form in Word says', () => {
  it.each([
    ['national project form', projectForm(spec, archive.projects[0]!)],
    ['overall form', overallForm(spec)],
    ['basic data', basicDataForm(spec)],
  ])('%s', async (_, form) => {
    const bytes = toDocx({ name: form.name, head: null, blocks: form.blocks }, 'styled');
    const word = await readDocument({ file: '附表', bytes, sha256: 'x' }, readLimits);
    if (!word.ok) throw new Error(word.failure.message);
    const sheet = { ...(await modelOf(await bookOf(sheetOf(form.blocks)))), file: '附表' };
    const [inWord, onSheet] = [reviewOf(word.document), reviewOf(sheet)];
    const grids = [word.document, sheet].map(({ blocks }) =>
      blocks
        .filter((block) => block.kind === 'table')
        .map(({ rows, columns, cells }) => [
          rows,
          columns,
          cells.map(({ text, row, column, rowSpan, columnSpan }) => ({
            text,
            row,
            column,
            rowSpan,
            columnSpan,
          })),
        ]),
    );
    expect(grids[1]).toEqual(grids[0]);
    const said = ({ documents: [document], findings }: typeof inWord) => ({
      title: document!.title,
      roles: document!.roles,
      unit: document!.unit,
      tables: document!.tables.map(({ location, ...table }) => table),
      amounts: document!.amounts.map(({ location, ...amount }) => [amount, location.cell]),
      findings: findings.map(({ rule, message }) => [rule, message]),
    });
    expect(said(inWord).amounts.length).toBeGreaterThan(5);
    expect(said(onSheet)).toEqual(said(inWord));
  });
});
