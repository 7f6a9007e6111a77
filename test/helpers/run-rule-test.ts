/** Rules on runs, tested like others: what must be flagged in which submission, what must not, and where they do not apply. */
import { describe, expect, it } from 'vitest';
import type { OutcomeKind, Review } from '../../src/model/review.js';
import type { Rule, RunRule } from '../../src/rules/define-rule.js';
import { compareDrafts, findingsOf, outcomeOf, parseRun, type RunDraft } from './run-drafts.js';

export interface RunRuleCase {
  readonly name: string;
  /** `!!` marks where a finding of that submission points. */
  readonly run: string;
  /** Parts of the messages by source, in reading order. */
  readonly messages?: Readonly<Record<string, readonly string[]>>;
  /** Of every submission, where it is not `failed` with findings and `passed` without. */
  readonly outcome?: OutcomeKind;
  readonly certainty?: 'certain' | 'check';
  /** Sources to which it does not apply, where it does to others. */
  readonly inapplicable?: readonly string[];
}

export function runRuleTest(rule: Rule, cases: readonly RunRuleCase[]): void {
  describe(rule.id, () => {
    it('has a flagged case, a clean one and one where it does not apply', () => {
      const isFlagged = ({ run }: RunRuleCase): boolean => run.includes('!!');
      expect(cases.some(isFlagged)).toBe(true);
      expect(cases.some((one) => !isFlagged(one) && one.outcome === undefined)).toBe(true);
      expect(cases.some(({ outcome }) => outcome === 'inapplicable')).toBe(true);
      expect((rule as RunRule).scope).toBe('run');
    });
    for (const one of cases) it(one.name, () => runCase(rule.id, one));
  });
}

async function runCase(rule: string, one: RunRuleCase): Promise<void> {
  const run = parseRun(one.run);
  const reviews = await compareDrafts(run);
  for (const [index, review] of reviews.entries()) check(rule, one, run[index]!, review);
}

function check(rule: string, one: RunRuleCase, { source, drafts }: RunDraft, review: Review): void {
  const findings = findingsOf(review, rule);
  const said = findings.map(({ message }) => message).join('\n');
  const marked = drafts.flatMap(({ document, marked: marks }) =>
    marks.map(({ block, row }) => `${document.file}#${block}${row === null ? '' : `r${row}`}`),
  );
  const pointed = findings
    .map(({ evidence }) => evidence[0]!.location)
    .map(({ file, block, cell }) => `${file}#${block}${cell ? `r${cell.row}` : ''}`);
  expect(pointed, `${source}\n${said}`).toEqual(marked);
  const messages = one.messages?.[source];
  if (messages) {
    expect(findings).toHaveLength(messages.length);
    for (const [index, message] of messages.entries()) expect(findings[index]!.message).toContain(message);
  }
  if (one.certainty) for (const { certainty } of findings) expect(certainty).toBe(one.certainty);
  const usual = findings.length === 0 ? 'passed' : one.certainty === 'check' ? 'needs-review' : 'failed';
  const own = one.inapplicable?.includes(source) ? 'inapplicable' : usual;
  expect(outcomeOf(review, rule), `${source}\n${said}`).toBe(one.outcome ?? own);
}
