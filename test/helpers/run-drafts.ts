/**
 * Drafts of a whole run, for rules that compare submissions (see draft.ts for the lines):
 *
 *   === 甲局              another submission, named by its source
 *   --- 附件.docx         another document of the same submission
 *   @ year 2023           what a person says of it
 */
import { expect } from 'vitest';
import { workingDaysLate } from '../../src/adapters/calendar/working-days.js';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import { compareRun, withAcross } from '../../src/compare.js';
import type { SubmissionDigest } from '../../src/model/digest.js';
import type { DocumentModel } from '../../src/model/document.js';
import type { Finding, OutcomeKind, Review } from '../../src/model/review.js';
import type { RuleSettings } from '../../src/model/setup.js';
import { reviewWithDigest } from '../../src/review.js';
import { type Draft, parseDraft } from './draft.js';

export interface RunDraft {
  readonly source: string;
  readonly drafts: readonly Draft[];
  readonly said: Readonly<Record<string, string>>;
}

const setup = await loadSetup();

export function parseRun(text: string): readonly RunDraft[] {
  const run: { source: string; drafts: Draft[]; said: Record<string, string> }[] = [];
  let file: string | undefined;
  let lines: string[] = [];
  const flush = (): void => {
    const last = run.at(-1);
    if (last && lines.some((line) => line.trim() !== ''))
      last.drafts.push(parseDraft(lines.join('\n'), { file }));
    lines = [];
  };
  for (const line of text.split('\n')) {
    const source = /^\s*=== (.+)$/.exec(line)?.[1]?.trim();
    const name = /^\s*--- (.+)$/.exec(line)?.[1]?.trim();
    const note = /^\s*@ (\w+) (.+)$/.exec(line);
    if (source !== undefined) {
      flush();
      file = undefined;
      run.push({ source, drafts: [], said: {} });
    } else if (name !== undefined) {
      flush();
      file = name;
    } else if (note) run.at(-1)!.said[note[1]!] = note[2]!.trim();
    else lines.push(line);
  }
  flush();
  return run;
}

export function digestRun(run: readonly RunDraft[]): readonly { review: Review; digest: SubmissionDigest }[] {
  return run.map(({ source, drafts, said }) => {
    // Two drafts with the same words have the same bytes.
    const documents = drafts.map(({ document }): DocumentModel => {
      const sha256 = JSON.stringify(document.blocks);
      return { ...document, sha256 };
    });
    const { unit = null, year, submitted = null, published = null } = said;
    return reviewWithDigest(
      { source, documents, failures: [], unit, year: year ? Number(year) : null, submitted, published },
      { setup, workingDaysLate, version: 'test' },
    );
  });
}

/** The reviews of a run after it was compared. */
export async function compareDrafts(
  run: readonly RunDraft[],
  settings: RuleSettings = {},
): Promise<readonly Review[]> {
  const made = digestRun(run);
  const digests = made.map(({ digest }) => JSON.parse(JSON.stringify(digest)) as SubmissionDigest);
  const reviews: Review[] = [];
  for await (const result of compareRun(digests, (index) => digests[index]!, { settings })) {
    reviews.push(withAcross(made[reviews.length]!.review, result));
  }
  expect(reviews).toHaveLength(run.length);
  return reviews;
}

export const findingsOf = ({ findings }: Review, rule: string): readonly Finding[] =>
  findings.filter((finding) => finding.rule === rule);

export const outcomeOf = ({ outcomes }: Review, rule: string): OutcomeKind | undefined =>
  outcomes.find((outcome) => outcome.rule === rule)?.outcome;
