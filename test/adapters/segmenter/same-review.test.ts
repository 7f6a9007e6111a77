/** Two machines with different engines must not give one report two reviews. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { workingDaysLate } from '../../../src/adapters/calendar/working-days.js';
import { openSegmenter } from '../../../src/adapters/segmenter/open-segmenter.js';
import { loadSetup } from '../../../src/adapters/setup/load-setup.js';
import { buildDocumentFacts } from '../../../src/facts/build-facts.js';
import type { DocumentModel } from '../../../src/model/document.js';
import type { Segmenter } from '../../../src/model/submission.js';
import { readLimits } from '../../../src/pipeline/limits.js';
import { readDocument } from '../../../src/readers/read.js';
import { review } from '../../../src/review.js';
import { HARD } from '../../facts/substance/labelled-hard.js';
import { LISTS } from '../../facts/substance/labelled-lists.js';
import { NESTED } from '../../facts/substance/labelled-nested.js';
import { parseDraft } from '../../helpers/draft.js';

const ROOT = fileURLToPath(new URL('../../../fixtures/reports/txt', import.meta.url));
const setup = await loadSetup();
const { engine, segment } = await openSegmenter();
const title =
  engine === 'plain'
    ? 'engines — skipped: no engine but the plain one on this machine'
    : `${engine} and none`;

async function documentsOf(name: string): Promise<readonly DocumentModel[]> {
  const path = join(ROOT, name);
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .map((file) => join(path, file))
    : [path];
  const documents: DocumentModel[] = [];
  for (const file of files) {
    const result = await readDocument(
      { file, bytes: new Uint8Array(readFileSync(file)), sha256: file },
      readLimits,
    );
    if (result.ok) documents.push(result.document);
  }
  return documents;
}

describe.skipIf(engine === 'plain')(title, () => {
  it.each(readdirSync(ROOT))('give one review of %s', async (name) => {
    const documents = await documentsOf(name);
    const nobody = { unit: null, year: null, submitted: null, published: null };
    const of = (engineUsed?: Segmenter): string =>
      JSON.stringify(
        review(
          { source: name, documents, failures: [], ...nobody },
          { setup, workingDaysLate, version: 'test', segment: engineUsed },
        ),
      );
    expect(documents.length).toBeGreaterThan(0);
    expect(of(segment)).toBe(of());
  });

  it.each([...LISTS, ...NESTED, ...HARD])('give one reading of $name', ({ text }) => {
    const { document } = parseDraft(`2024年度整体支出绩效自评报告\n${text}`);
    const of = (engineUsed?: Segmenter) =>
      buildDocumentFacts(document, setup.profile, '', engineUsed).answers.map(({ matches }) =>
        // An engine may drop a pair of characters that is no word; what answers what stays.
        matches.filter(({ weak }) => !weak).map(({ measure }) => measure),
      );
    expect(of(segment)).toEqual(of());
  });
});
