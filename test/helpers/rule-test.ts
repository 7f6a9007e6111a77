/** The language in which rules are tested: drafts that must be flagged, look-alikes that must not, and what does not apply. */
import { describe, expect, it } from 'vitest';
import { workingDaysLate } from '../../src/adapters/calendar/working-days.js';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import { buildFacts } from '../../src/facts/build-facts.js';
import type { Profile } from '../../src/model/profile.js';
import type { OutcomeKind } from '../../src/model/review.js';
import type { Rule } from '../../src/rules/define-rule.js';
import { runRules } from '../../src/rules/run-rules.js';
import { parseDraft } from './draft.js';
import type { Given } from './example.js';

export interface RuleCase {
  /** A sentence about documents, not about code. */
  readonly name: string;
  readonly draft: string;
  /** More documents of the same submission, by file name. */
  readonly others?: Readonly<Record<string, string>>;
  readonly file?: string;
  /** Messages in reading order; only looked at where given. A string must be contained. */
  readonly messages?: readonly string[];
  readonly outcome?: OutcomeKind;
  readonly certainty?: 'certain' | 'check';
  readonly severity?: 'error' | 'warning' | 'info';
  readonly expected?: string;
  readonly actual?: string;
  readonly unread?: readonly number[];
  /** What a person says of the submission. */
  readonly given?: Partial<Given>;
  /** Another region's. */
  readonly profile?: Profile;
}

const NOBODY_SAID: Given = { unit: null, year: null, submitted: null, published: null };

const setup = await loadSetup();

export function ruleTest(rule: Rule, cases: readonly RuleCase[]): void {
  describe(rule.id, () => {
    it('has a flagged case, a clean one and one where it does not apply', () => {
      expect(cases.some(({ draft, messages }) => draft.includes('!!') || (messages?.length ?? 0) > 0)).toBe(
        true,
      );
      expect(
        cases.some(
          (one) =>
            !one.draft.includes('!!') &&
            (one.messages?.length ?? 0) === 0 &&
            (one.outcome ?? 'passed') === 'passed',
        ),
      ).toBe(true);
      expect(cases.some(({ outcome }) => outcome === 'inapplicable')).toBe(true);
    });
    for (const one of cases) it(one.name, () => runCase(rule, one));
  });
}

function runCase(rule: Rule, one: RuleCase): void {
  const main = parseDraft(one.draft, { file: one.file, unread: one.unread });
  const others = Object.entries(one.others ?? {}).map(([file, text]) => parseDraft(text, { file }));
  const documents = [main, ...others].map(({ document }) => document);
  const facts = buildFacts(
    { source: 'draft', documents, failures: [], ...NOBODY_SAID, ...one.given },
    { profile: one.profile ?? setup.profile, workingDaysLate },
  );
  const { findings, outcomes } = runRules([rule], facts, setup.rubric);
  const pointed = findings
    .map(({ evidence }) => evidence[0]!.location)
    .map(({ file, block, cell }) => `${file}#${block}${cell ? `r${cell.row}` : ''}`);
  const marked = [main, ...others].flatMap(({ document, marked: marks }) =>
    marks.map(({ block, row }) => `${document.file}#${block}${row === null ? '' : `r${row}`}`),
  );
  expect(pointed, findings.map(({ message }) => message).join('\n')).toEqual(marked);
  if (one.messages) {
    expect(findings.length).toBe(one.messages.length);
    one.messages.forEach((message, index) => {
      expect(findings[index]!.message).toContain(message);
    });
  }
  if (one.certainty)
    expect(findings.map(({ certainty }) => certainty)).toEqual(findings.map(() => one.certainty));
  if (one.severity)
    expect(findings.map(({ severity }) => severity)).toEqual(findings.map(() => one.severity));
  if (one.expected) expect(findings[0]?.expected).toBe(one.expected);
  if (one.actual) expect(findings[0]?.actual).toBe(one.actual);
  for (const finding of findings) {
    expect(finding.evidence.length).toBeGreaterThan(0);
    expect(finding.evidence.every(({ quote }) => quote.length > 0)).toBe(true);
  }
  const usual = findings.length === 0 ? 'passed' : one.certainty === 'check' ? 'needs-review' : 'failed';
  expect(outcomes[0]!.outcome).toBe(one.outcome ?? usual);
}
