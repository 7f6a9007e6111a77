import { describe, expect, it } from 'vitest';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import { buildDocumentFacts } from '../../src/facts/build-facts.js';
import { formatDecimal } from '../../src/text/decimal.js';
import { parseDraft } from '../helpers/draft.js';

const { profile } = await loadSetup();
const scores = (text: string): readonly string[] =>
  buildDocumentFacts(parseDraft(`# 一、评价结论\n${text}`).document, profile, '').selfScores.map(
    ({ value }) => formatDecimal(value),
  );

describe('the score that a unit gives itself', () => {
  it('is not the one that evaluators give beside it', () => {
    expect(scores('项目单位自评得分97.1分。经评价组综合评价，绩效评价得分93.5分。')).toEqual(['97.1']);
  });

  it('may be called 绩效评价得分, and stand twice', () => {
    expect(scores('绩效评价得分93.5分，自评得分95分。')).toEqual(['93.5', '95']);
  });
});
