import { expect, it } from 'vitest';
import rule from '../../../src/rules/across/near-duplicate-text.js';
import { compareDrafts, findingsOf, parseRun } from '../../helpers/run-drafts.js';
import { runRuleTest } from '../../helpers/run-rule-test.js';

/** Two hundred characters that one office could say of its year; `me` is what it calls itself. */
const story = (me: string, count = '37'): string =>
  [
    `${me}年内把三处老库房的漏雨屋面全部翻修完毕，纸质卷宗改放在带锁的铁皮柜里，潮湿发霉的情况没有再出现。`,
    `夏天的两场暴雨以后，值班人员连夜把一层的资料搬到了二楼，事后逐箱清点，没有一件遗失。`,
    `来馆查询的群众多数是办理退休手续的职工，窗口把填表、找卷、复印三件事合在一处办完，平均等候时间缩短到${count}分钟。`,
    `乡镇送来的旧账本字迹模糊，两名老同志戴着放大镜一页一页誊写，誊清的本子已经交还各村保存。`,
    `县城以外的几个偏远村组没有网络，工作人员骑摩托车上门送达查询结果，前后跑了大半个秋天。`,
  ].join('');
const report = (unit: string, year: number, part: string, lines: readonly string[]): string =>
  [
    `${year}年度${unit}整体支出绩效自评报告`,
    '# 一、单位基本情况',
    `${unit}编制12名，在职11人。`,
    `# ${part}`,
    ...lines,
  ].join('\n');
const OWN = '本年度完成了既定的各项任务，群众评价良好，具体数字见所附的表格。';

runRuleTest(rule, [
  {
    name: 'flags both sides of a part that was copied, though the names and the figures were replaced',
    run: `
=== 甲
${report('青石县档案馆', 2024, '六、绩效情况', [`${story('青石县档案馆')} !!`])}
=== 乙
${report('白水县林业局', 2024, '五、履职效果', [`${story('白水县林业局', '52')} !!`])}
=== 丙
${report('黑山县教育局', 2024, '六、绩效情况', [OWN])}`,
    messages: {
      甲: ['“六、绩效情况”有100%的文字（约208字）与白水县林业局2024年度的“五、履职效果”相同。'],
      乙: ['“五、履职效果”有100%的文字（约208字）与青石县档案馆2024年度的“六、绩效情况”相同。'],
    },
  },
  {
    name: "flags last year's text in this year's report of the same unit",
    run: `
=== 今年
${report('青石县档案馆', 2024, '六、绩效情况', [`${story('本馆')} !!`])}
=== 去年
${report('青石县档案馆', 2023, '六、绩效情况', [`${story('本馆')} !!`])}`,
    messages: { 今年: ['与本单位2023年度材料的“六、绩效情况”相同'] },
  },
  {
    name: 'asks for a human look where a paper names no unit or was read by OCR',
    run: `
=== 甲
${report('青石县档案馆', 2024, '六、绩效情况', [`${story('本馆')} !!`])}
=== 扫描件
${report('白水县林业局', 2024, '六、绩效情况', [`~ ${story('本局')} !!`])}`,
    certainty: 'check',
  },
  {
    name: 'lets a second hand-in of the same unit and year pass',
    run: `
=== 第一次
${report('青石县档案馆', 2024, '六、绩效情况', [story('本馆'), OWN])}
=== 第二次
${report('青石县档案馆', 2024, '六、绩效情况', [story('本馆')])}`,
  },
  {
    name: 'lets charters, statutory wording and what there is not pass',
    run: ['甲', '乙']
      .map(
        (name) => `
=== ${name}
2024年度青石县${name}办公室整体支出绩效自评报告
# 一、单位职能职责
${story('本单位')}
# 二、绩效评价工作开展情况
根据《中华人民共和国预算法》和财政部门关于开展绩效自评工作的通知要求，成立了由主要负责人任组长的绩效自评工作领导小组，制定绩效自评工作方案，收集资料，撰写报告，形成自评报告。
# 三、政府性基金预算支出情况
本单位2024年没有政府性基金预算支出，没有国有资本经营预算支出，没有社会保险基金预算支出，没有其他需要说明的情况。
# 四、绩效自评结果拟应用和公开情况
将绩效自评结果作为下一年度预算安排的重要依据，按照规定在政府门户网站公开绩效自评报告，接受社会监督，进一步提高财政资金使用效益，推动预算绩效管理工作再上新台阶，不断提升管理水平。`,
      )
      .join('\n'),
  },
  {
    name: 'lets the same form with other figures pass',
    run: ['31', '67']
      .map(
        (count, index) => `
=== ${count}
2024年度${index === 0 ? '青石县档案馆' : '白水县林业局'}整体支出绩效自评报告
# 二、支出情况
2024年支出合计年初预算${count}1.60万元，全年预算${count}2.80万元，决算${count}0.43万元，预算执行率9${index}.49%。
2024年基本支出年初预算${count}7.60万元，其中人员经费${count}6.40万元，公用经费${count}.20万元，决算${count}9.81万元。
2024年项目支出年初预算${count}4.00万元，全年预算${count}6.50万元，决算${count}4.62万元，主要用于业务工作专项。
年末结转和结余${count}.31万元，比上年增加${count}.11万元，增长${index + 3}.72%，固定资产原值${count}8.12万元。`,
      )
      .join('\n'),
  },
  {
    name: 'lets a copied sentence in a part of its own pass',
    run: `
=== 甲
${report('青石县档案馆', 2024, '六、绩效情况', [story('本馆').slice(0, 90), OWN.repeat(3)])}
=== 乙
${report('白水县林业局', 2024, '六、绩效情况', [`${story('本局').slice(0, 90)}此外，林区道路修通了两条，护林员的巡查次数比往年翻了一番。`])}`,
  },
  {
    name: 'does not apply to accounts, which are alike by nature',
    run: ['甲', '乙']
      .map(
        (name) => `
=== ${name}
2024年度青石县${name}局部门决算公开说明
# 一、部门概况
${story('本部门')}`,
      )
      .join('\n'),
    outcome: 'inapplicable',
  },
]);

const schools = (count: number, text: (index: number) => string) =>
  parseRun(
    Array.from(
      { length: count },
      (_, index) => `
=== 学校${index + 1}
${report(`青石县第${index + 1}中学`, 2024, '六、绩效情况', [text(index)])}`,
    ).join('\n'),
  );

it('gives each of thirty schools with one text a single finding that counts the others', async () => {
  const reviews = await compareDrafts(schools(30, () => story('本校')));
  for (const review of reviews) {
    const findings = findingsOf(review, rule.id);
    expect(findings).toHaveLength(1);
    expect(findings[0]!.message).toContain('另有28家单位的材料也有相近的文字');
  }
});

it('takes wording that many units have and that holds no fact for a template', async () => {
  const bare = story('本校').replace(/，平均等候时间缩短到37分钟/, '');
  const reviews = await compareDrafts(schools(30, () => bare));
  expect(reviews.flatMap((review) => findingsOf(review, rule.id))).toEqual([]);
});

it('quotes both sides verbatim, the other one under its source', async () => {
  const run = parseRun(`
=== 报送/甲局
${report('青石县档案馆', 2024, '六、绩效情况', [story('本馆')])}
=== 报送/乙局.docx
${report('白水县林业局', 2024, '六、绩效情况', [story('本局')])}`);
  const [first] = await compareDrafts(run);
  const [finding] = findingsOf(first!, rule.id);
  const texts = run.map(({ drafts }) =>
    drafts[0]!.document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')),
  );
  const sides = finding!.evidence.map(({ quote, location }) => {
    const isOwn = location.file === '自评报告.docx';
    expect(texts[isOwn ? 0 : 1]![location.block]!.slice(location.start!, location.end!)).toBe(quote);
    return isOwn ? 'own' : location.file;
  });
  expect(sides).toEqual(['own', '报送/乙局.docx/自评报告.docx']);
});

it('keeps its key when the run is done again with more submissions', async () => {
  const two = `
=== 甲
${report('青石县档案馆', 2024, '六、绩效情况', [story('本馆')])}
=== 乙
${report('白水县林业局', 2024, '六、绩效情况', [story('本局')])}`;
  const more = `${two}
=== 丙
${report('黑山县教育局', 2024, '六、绩效情况', [OWN])}`;
  const [before, after] = await Promise.all(
    [two, more].map(async (text) => (await compareDrafts(parseRun(text)))[0]!),
  );
  expect(findingsOf(after!, rule.id)[0]!.key).toBe(findingsOf(before!, rule.id)[0]!.key);
});
