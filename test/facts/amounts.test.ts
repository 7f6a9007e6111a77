import { describe, expect, it } from 'vitest';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import { buildDocumentFacts, buildFacts } from '../../src/facts/build-facts.js';
import type { DocumentFacts } from '../../src/model/facts.js';
import { formatDecimal } from '../../src/text/decimal.js';
import { parseDraft } from '../helpers/draft.js';

const { profile } = await loadSetup();
const factsOf = (draft: string): DocumentFacts => buildDocumentFacts(parseDraft(draft).document, profile, '');

/** `item measure year yuan`. */
const meanings = (draft: string): readonly string[] =>
  factsOf(draft).amounts.map(
    ({ itemKey, measure, year, value }) => `${itemKey} ${measure} ${year} ${formatDecimal(value)}`,
  );

describe('what a figure is of', () => {
  it('carries the subject over 其中 lists and semicolons', () => {
    expect(
      meanings(
        '2024年基本支出预算数87.56万元，其中：人员经费76.76万元，公用经费10.8万元；决算数81.51万元，其中：人员经费76.44万元，公用经费5.07万元。',
      ),
    ).toEqual([
      '基本支出 budget 2024 875600',
      '人员经费 budget 2024 767600',
      '公用经费 budget 2024 108000',
      '基本支出 final 2024 815100',
      '人员经费 final 2024 764400',
      '公用经费 final 2024 50700',
    ]);
  });

  it('pairs 分别为 with the names before it', () => {
    expect(
      meanings('2024年人员经费、公用经费分别为76.4万元、5.1万元。').map((line) => line.split(' ')[0]),
    ).toEqual(['人员经费', '公用经费']);
  });

  it('knows changes and what they are measured against', () => {
    expect(meanings('2024年基本支出决算81.51万元，比上年决算80万元增加1.51万元，增长1.89%。')).toEqual([
      '基本支出 final 2024 815100',
      '基本支出 prior-final 2023 800000',
      '基本支出 increase 2024 15100',
    ]);
  });

  it('reads a budget statement as budget and its comparison as last year', () => {
    expect(
      meanings(
        '2025年支出预算108万元，其中：基本支出103万元，项目支出5万元。收入预算108万元。比2024年预算减少4万元。',
      ).map((line) => line.split(' ')[1]),
    ).toEqual(['budget', 'budget', 'budget', 'budget', 'decrease']);
  });

  it('takes a list without 其中 for the parts that the vocabulary knows', () => {
    const { relations } = factsOf(
      '2024年三公经费支出4.5万元，因公出国（境）费0万元，公务接待费1万元，公务用车购置及运行维护费3.5万元（购置费0万元、运行维护费3.5万元）。',
    );
    const [sum] = relations.filter(({ kind }) => kind === 'sum');
    expect(sum).toMatchObject({ complete: true, parts: { length: 3 } });
  });

  it('takes what one named project spent for that project, not for 项目支出', () => {
    expect(
      meanings(
        '2023年项目支出决算数1327.09万元。医疗设备购置项目支出928.44万元；卒中中心建设项目支出398.65万元。本级项目支出20万元。',
      ).map((line) => line.split(' ')[0]),
    ).toEqual(['项目支出', '医疗设备购置项目', '卒中中心建设项目', '项目支出']);
  });

  it('goes back to the whole behind a list that 分别为 opens', () => {
    const { relations } = factsOf(
      '2024年某改造项目安排资金6700万元，分别为中央资金4100万元、市级资金2600万元；全年实际支出6488.9万元，预算执行率96.85%。',
    );
    expect(relations.map(({ kind }) => kind)).toEqual(['sum', 'rate']);
    expect(relations[1]).toMatchObject({ denominator: [{ raw: '6700万元' }] });
  });

  it('measures nothing else by the budget that a figure is compared with', () => {
    expect(
      meanings(
        '2024年三公经费决算3.6万元，比年初预算4.2万元节约，与上年决算4.3万元相比减少0.7万元。公务用车购置费为0；公务接待费0.8万元。',
      ).map((line) => line.split(' ').slice(0, 2).join(' ')),
    ).toEqual([
      '三公经费 final',
      '三公经费 initial-budget',
      '三公经费 prior-final',
      '三公经费 decrease',
      '公务接待费 final',
    ]);
  });

  it('takes the name that opens a sentence of its own for its figure', () => {
    expect(
      meanings(
        '2024年项目支出决算数839.07万元。国土绿化经费用于苗木采购、整地栽植和抚育，执行数497.12万元。',
      ).map((line) => line.split(' ')[0]),
    ).toEqual(['项目支出', '国土绿化经费']);
  });

  it('reads 收、支 as one name and 未支出 as what is left', () => {
    expect(
      meanings('2024年收、支总计均为648.15万元。未支出的33.24万元为备用金。').map((line) =>
        line.split(' ').slice(0, 2).join(' '),
      ),
    ).toEqual(['收支总计 final', '收支总计 balance']);
  });

  it('does not take the item of a clause that only gives the cause', () => {
    expect(
      meanings('2024年人行天桥年初预算496万元，因材料涨价年中追加县级资金，全年预算数为512万元。').map(
        (line) => line.split(' ').slice(0, 2).join(' '),
      ),
    ).toEqual(['人行天桥 initial-budget', '人行天桥 adjusted-budget']);
  });

  it('knows a change that is given roughly', () => {
    expect(meanings('2024年每亩机耕成本降低约40元。')).toEqual(['每亩机耕成本 decrease 2024 40']);
  });

  it('keeps rates per head and approximate figures apart', () => {
    const { amounts } = factsOf('小学生补助标准1000元/人，约3万元。');
    expect(amounts.map(({ per, approximate }) => [per, approximate])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('says what percentages are of', () => {
    const { percents } = factsOf(
      '2024年三公经费决算2万元，比上年减少1万元，下降33.33%，占公用经费的20%，预算执行率98%。',
    );
    expect(percents.map(({ of }) => of)).toEqual(['三公经费下降率', '三公经费占比', '三公经费执行率']);
  });
});

describe('stated formulas', () => {
  it('are facts with the tolerance of their printed figures', () => {
    const { relations } = factsOf('2024年项目支出预算100万元，项目支出决算80万元，执行率80%。');
    expect(relations).toMatchObject([{ kind: 'rate', rate: 'completion' }]);
  });

  it('know level, base and change', () => {
    const { relations } = factsOf('2024年基本支出决算81.51万元，比上年决算80万元增加1.51万元。');
    expect(relations.map(({ kind }) => kind)).toContain('change');
  });
});

const ratesOf = (draft: string) =>
  factsOf(draft).relations.flatMap((one) =>
    one.kind === 'rate' && one.rate === 'share' ? [`${one.percent.raw} ${formatDecimal(one.expected!)}`] : [],
  );

describe('shares', () => {
  it('are of the list that the part stands in', () => {
    expect(
      ratesOf('2024年收入合计100万元，其中：财政拨款收入80万元，占80%；其他收入20万元，占20.5%。'),
    ).toEqual(['80% 80', '20.5% 20']);
  });

  it('are of the whole that is named and was stated before', () => {
    expect(
      ratesOf(`
      2024年基本支出决算数80万元。
      工资福利支出决算数60万元，占基本支出的75%；项目支出决算数5万元，占总支出的6%。`),
    ).toEqual(['75% 75']);
  });

  it('are left where the whole has two values, is a budget, or is not stated', () => {
    expect(
      ratesOf(`
      2024年基本支出决算数80万元。
      2024年基本支出决算数82万元。
      工资福利支出决算数60万元，占基本支出的75%，占年初预算的90%；差旅费决算数2万元，占三公经费的4%。`),
    ).toEqual([]);
  });
});

const sumsOf = (draft: string) =>
  factsOf(draft).relations.flatMap((one) =>
    one.kind === 'sum'
      ? [`${one.total.item}=${one.parts.map(({ item }) => item).join('+')} ${one.complete}`]
      : [],
  );

describe('lists', () => {
  it('go on in paragraphs of their own behind 其中：', () => {
    expect(
      sumsOf(`
      2024年基本支出决算数91.1万元，其中：
      人员经费80.99万元，主要是工资和津贴。
      公用经费7.13万元，主要是办公费。
      2024年项目支出决算数2.97万元。`),
    ).toEqual(['基本支出=人员经费+公用经费 true']);
  });

  it('stand inside another where the inner parts add up to the part before', () => {
    expect(
      sumsOf(
        '2024年补助支出20万元，其中：医院补助8万元，村卫生室补助12万元，其中中央补助7万元，省级补助5万元。',
      ),
    ).toEqual(['村卫生室补助=中央补助+省级补助 true', '补助=医院补助+村卫生室补助 false']);
  });
});

describe('the ledger', () => {
  it('gathers the mentions of one fact over all documents', () => {
    const documents = ['2024年项目支出决算数20万元。', '2024年项目支出决算数22万元，预算数25万元。'].map(
      (text, index) => parseDraft(text, { file: `${index}.docx` }).document,
    );
    const { ledger } = buildFacts(
      { source: '', documents, failures: [], unit: null, year: null, submitted: null, published: null },
      { profile, workingDaysLate: () => null },
    );
    expect(ledger.map(({ item, measure, mentions }) => [item, measure, mentions.length])).toEqual([
      ['项目支出', 'final', 2],
      ['项目支出', 'budget', 1],
    ]);
  });
});
