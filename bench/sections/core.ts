import { workingDaysLate } from '../../src/adapters/calendar/working-days.js';
import { openSegmenter } from '../../src/adapters/segmenter/open-segmenter.js';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import { buildFacts } from '../../src/facts/build-facts.js';
import { countCharacters } from '../../src/facts/document-result.js';
import type { DocumentModel } from '../../src/model/document.js';
import type { SubmissionInput } from '../../src/model/submission.js';
import { review } from '../../src/review.js';
import { RULES } from '../../src/rules/index.js';
import { runRules } from '../../src/rules/run-rules.js';
import { race, table } from '../measure.js';
import { readAll, reports } from '../samples.js';
import type { Section } from '../section.js';

/** Of print. */
const CHARACTERS = 30 * 1500;

export const core: Section = {
  name: 'core',
  title: 'The core alone',
  run: async () => {
    const setup = await loadSetup();
    const { segment } = await openSegmenter();
    const documents = await readAll(reports('.docx'));
    const inputOf = (some: readonly DocumentModel[]): SubmissionInput => ({
      source: 'bench',
      documents: some,
      failures: [],
      unit: null,
      year: null,
      ...setup.profile.deadlines,
    });
    const thirtyPages = ofThirtyPages(documents);
    const tools = { profile: setup.profile, workingDaysLate, segment };
    const factsOf = (some: readonly DocumentModel[]) => buildFacts(inputOf(some), tools);
    const facts = factsOf([thirtyPages]);
    return table(
      await race([
        {
          name: `reviews of ${documents.length} documents`,
          run: () => {
            for (const document of documents)
              review(inputOf([document]), { setup, workingDaysLate, segment, version: 'bench' });
          },
        },
        {
          name: 'facts of a report of 30 pages',
          run: () => void factsOf([thirtyPages]),
          note: `${thirtyPages.blocks.length} blocks`,
        },
        { name: `all ${RULES.length} rules on it`, run: () => void runRules(RULES, facts, setup.rubric) },
      ]),
    );
  },
};

/** The longest of them again and again. */
function ofThirtyPages(documents: readonly DocumentModel[]): DocumentModel {
  const longest = documents.reduce((best, document) =>
    document.blocks.length > best.blocks.length ? document : best,
  );
  const times = Math.ceil(CHARACTERS / countCharacters(longest));
  const blocks = Array.from({ length: times }, () => longest.blocks).flat();
  return { ...longest, blocks: blocks.map((block, index) => ({ ...block, index })) };
}
