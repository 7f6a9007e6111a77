import { foldKey, foldText } from '../../text/fold.js';
import { defineRule } from '../define-rule.js';

/** Figures with what they count; years, dates and numbers of documents prove nothing. */
const FIGURE =
  /\d(?:[\d,.]*\d)?\s?(?:%|‰|个百分点|(?:万|亿|千|百|余|多|余?万)?(?:元|人|名|户|次|件|场|期|份|个|项|条|家|台|套|辆|亩|公里|千米|平方|米|吨|立方|所|处|座|栋|间|批|起|例|宗|册|篇|分|倍|小时|天|张|株|头|只|万|亿|村|社区|课时))|百分之[一二三四五六七八九十百]|[一二两三四五六七八九十百千万]{2,}(?:余|多)?(?:元|人|户|次|件|场|家|项|亩|公里)|[三四五六七八九十两](?:场|次|期|家|户|件|项|台|座|所|处)/;
const ELSEWHERE = /详见|见附[件表]|附[件表]所列|另附/;

/** The part on what was achieved holds not one figure: 各项工作顺利完成。 */
export default defineRule({
  id: 'performance-without-figures',
  title: '绩效情况没有数据',
  why: '总体绩效要用产出、效益的数据说明，只有评价性的话无法核对。',
  remedy: '对照绩效指标写出完成的数量、质量、时效和效益数据。',
  severity: 'info',
  source: '评分表 C2：对……总体绩效情况……进行分析说明',
  absence: 'part',
  roles: ['self-evaluation-report'],
  needs: ['sections', 'sectionTexts'],
  thresholds: {
    characters: { value: 30, name: '多少字以上才看', unit: '字', source: '更短的由“必需的部分过于简单”提示' },
  },
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 六、单位整体支出绩效情况
      本单位严格执行各项制度，在保证各项任务顺利完成的同时，严格落实厉行节约的原则。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 六、单位整体支出绩效情况
      全年接待查档1200人次，馆藏档案数字化率达到86%，查档群众满意度98%。`,
  },

  applies: ({ sections }) => sections.some(({ kinds }) => kinds.includes('performance')),

  *check({ sections, sectionTexts }, { characters }) {
    const parts = sections.filter(({ kinds }) => kinds.includes('performance'));
    const texts = parts.map(({ id }) => sectionTexts.get(id)!);
    const text = texts.map((one) => one.text).join('\n');
    const folded = foldText(text).text;
    if (foldKey(text).length < characters || texts.some(({ tables }) => tables > 0)) return;
    if (FIGURE.test(folded) || ELSEWHERE.test(folded)) return;
    const [first, ...others] = parts;
    yield {
      message: `“${first!.label ?? ''}${first!.title}”没有一个数据，看不出完成了多少、效果如何。`,
      at: first!.ref,
      related: others.map(({ ref }) => ref),
      rests: ['part:performance'],
      confidence: 0.8,
    };
  },
});
