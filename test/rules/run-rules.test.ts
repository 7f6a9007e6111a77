import { describe, expect, it } from 'vitest';
import { workingDaysLate } from '../../src/adapters/calendar/working-days.js';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import { buildFacts } from '../../src/facts/build-facts.js';
import { toDocumentResult } from '../../src/facts/document-result.js';
import type { RuleSettings } from '../../src/model/setup.js';
import { RULES } from '../../src/rules/index.js';
import { runRules } from '../../src/rules/run-rules.js';
import problemsNarrow from '../../src/rules/substance/problems-narrow.js';
import { parseDraft } from '../helpers/draft.js';
import { parseExample } from '../helpers/example.js';

const setup = await loadSetup();
const { documents, given } = parseExample(problemsNarrow.example.wrong);
const facts = buildFacts(
  { source: '示例', documents, failures: [], ...given },
  { profile: setup.profile, workingDaysLate },
);
const run = (settings: RuleSettings) => runRules([problemsNarrow], facts, setup.rubric, settings);

describe('what a configuration says of a rule', () => {
  it('changes its severity', () => {
    const { findings } = run({ 'problems-narrow': { severity: 'info' } });
    expect(findings.map(({ severity }) => severity)).toEqual(['info']);
  });

  it('changes its threshold, in the message as well', () => {
    expect(run({ 'problems-narrow': { thresholds: { fewest: 1 } } }).findings).toEqual([]);
    const { findings } = run({ 'problems-narrow': { thresholds: { fewest: 2 } } });
    expect(findings.map(({ expected }) => expected)).toEqual(['不少于2个方面']);
  });

  it('switches it off, and says so in place of a pass', () => {
    const { findings, outcomes } = run({ 'problems-narrow': { enabled: false } });
    expect(findings).toEqual([]);
    expect(outcomes).toEqual([{ rule: 'problems-narrow', outcome: 'inapplicable', reason: '配置中已停用' }]);
  });
});

describe('what could not be read', () => {
  const sectionEmpty = RULES.find(({ id }) => id === 'section-empty')!;
  const pages = [1, 2, 3].map((number) => ({
    number,
    width: null,
    height: null,
    read: number === 2 ? ('unread' as const) : ('text' as const),
    ocrConfidence: null,
  }));
  const outcomeWith = (pageOfBlock: readonly number[]) => {
    const { document } = parseDraft('# 一、支出情况\n# 二、绩效情况\n全年接待查档1200人次。');
    const blocks = document.blocks.map((block, index) => ({ ...block, page: pageOfBlock[index]! }));
    const given = { unit: null, year: null, submitted: null, published: null };
    const input = { source: '示例', documents: [{ ...document, pages, blocks }], failures: [], ...given };
    const unreadFacts = buildFacts(input, { profile: setup.profile, workingDaysLate });
    return runRules([sectionEmpty], unreadFacts, setup.rubric).outcomes[0]!;
  };

  it('leaves a part alone whose text may stand on the unread page', () => {
    expect(outcomeWith([1, 3, 3])).toMatchObject({
      outcome: 'unable',
      reason: expect.stringContaining('第2页'),
    });
  });

  it('asks a person where what is missing may have been misread in a picture', () => {
    const { document } = parseDraft('# 一、支出情况\n# 二、绩效情况\n~ 全年接待查档1200人次。');
    const given = { unit: null, year: null, submitted: null, published: null };
    const input = { source: '示例', documents: [document], failures: [], ...given };
    const recognised = buildFacts(input, { profile: setup.profile, workingDaysLate });
    const { findings, outcomes } = runRules([sectionEmpty], recognised, setup.rubric);
    expect(findings.map(({ certainty }) => certainty)).toEqual(['check']);
    expect(outcomes[0]).toMatchObject({ outcome: 'needs-review' });
  });

  it('does not excuse a part that ends before it', () => {
    expect(outcomeWith([1, 1, 3]).outcome).toBe('failed');
  });

  it('leaves a file alone whose pages are not known when a picture in it is unread, not for a photograph', () => {
    const structure = RULES.find(({ id }) => id === 'section-missing')!;
    const resultWith = (state: 'unread' | 'wordless' | 'read') => {
      const { document } = parseDraft(`
        2024年度青石县档案馆整体支出绩效自评报告
        # 一、单位基本情况
        # 二、支出情况
        全年支出81.51万元。
        # 三、存在的问题
        预算编制不够精细。`);
      const pictures = [{ after: 1, page: null, state, confidence: state === 'read' ? 0.8 : null }];
      const given = { unit: null, year: null, submitted: null, published: null };
      const input = { source: '示例', documents: [{ ...document, pictures }], failures: [], ...given };
      const pictured = buildFacts(input, { profile: setup.profile, workingDaysLate });
      return {
        outcomes: runRules([structure, sectionEmpty], pictured, setup.rubric).outcomes,
        result: toDocumentResult(pictured.documents[0]!),
      };
    };
    const unread = resultWith('unread');
    expect(unread.outcomes).toMatchObject([
      { rule: 'section-missing', outcome: 'unable', reason: expect.stringContaining('1张图片未能识别') },
      // A picture stands under the heading: it is not empty.
      { rule: 'section-empty', outcome: 'passed' },
    ]);
    expect(unread.result).toMatchObject({ scanned: false, ocrConfidence: null });
    const photograph = resultWith('wordless').outcomes.map(({ outcome }) => outcome);
    expect(photograph).toEqual(['failed', 'passed']);
    expect(resultWith('read').result).toMatchObject({ scanned: true, ocrConfidence: 0.8 });
  });
});
