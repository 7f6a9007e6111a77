import type { Ref } from '../../model/facts.js';
import { foldKey, foldText } from '../../text/fold.js';
import { defineRule } from '../define-rule.js';
import { ownShare } from '../shared/stock-phrases.js';

/** Anything that could be looked up: figures, named things, places and bodies with a name of their own. */
const FACT =
  /\d|《[^》]+》|“(?!三公)[^”]{2,}”|[一二两三四五六七八九十]+(?:个|名|人|次|家|户|台|项|件|所|处|%|月|季度)/;
/** What the name of a unit has in common with others'. */
const COMMON_NAME =
  /服务|中心|管理|委员会|办公室|人民|政府|事务|社会|工作|发展|保障|监督|综合|单位|部门|省|市|区|县|镇|乡|局|院|所|站|馆|会|处/g;

/**
 * A part made of stock phrases alone: it could stand in any unit's report of any year. One figure, one named thing, or
 * one word of the unit's own trade and the rule is silent.
 */
export default defineRule({
  id: 'boilerplate',
  title: '套话，没有本单位的内容',
  why: '整段都是通用套话，换一个单位、换一个年度同样能用，看不出本单位的实际。',
  remedy: '写出本单位的事项、数据、时间和责任人。',
  severity: 'info',
  source: '评分表 C2：进行分析说明',
  absence: 'part',
  roles: ['self-evaluation-report'],
  needs: ['sections', 'sectionTexts', 'problems', 'measures', 'unit', 'cover'],
  thresholds: {
    characters: { value: 60, name: '多少字以上才看', unit: '字', source: '更短的看不出是不是套话' },
    ownPercent: {
      value: 20,
      name: '通用词语之外的文字占比低于多少才提示',
      unit: '%',
      source: '样例中写了实际内容的段落最低37%，套话段落不到10%',
    },
  },
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 八、下一步改进措施
      进一步提高思想认识，加强组织领导，健全各项规章制度，强化预算管理，规范财务管理，严格执行政府采购程序，不断提高工作质量和管理水平，确保各项工作任务顺利完成。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 八、下一步改进措施
      进一步规范馆藏档案扫描外包的合同管理，每季度抽查一次著录质量，由保管利用股登记台账，不合格的批次退回重做，验收后才付款。`,
  },

  applies: ({ sections }) => sections.length > 0,

  *check({ sections, sectionTexts, problems, measures, unit, cover }, { characters, ownPercent }) {
    const names = [unit, ...cover.shortNames].flatMap((name) => (name === null ? [] : tradeOf(name)));
    const performance = sections.find(({ kinds }) => kinds.includes('performance'));
    const parts: readonly {
      readonly id: string;
      readonly name: string;
      readonly ref: Ref;
      readonly text: string;
    }[] = [
      ...(performance
        ? [
            {
              id: 'performance',
              name: `${performance.label ?? ''}${performance.title}`,
              ref: performance.ref,
              text: sectionTexts.get(performance.id)!.text,
            },
          ]
        : []),
      ...(problems ? [{ id: 'problems', name: problems.name, ref: problems.ref, text: problems.text }] : []),
      ...(measures ? [{ id: 'measures', name: measures.name, ref: measures.ref, text: measures.text }] : []),
    ];
    for (const { id, name, ref, text } of parts) {
      const spoken = withoutLabels(text);
      if (foldKey(spoken).length < characters || FACT.test(spoken)) continue;
      if (names.some((word) => spoken.includes(word))) continue;
      const own = ownShare(spoken);
      if (own * 100 >= ownPercent) continue;
      yield {
        message: `“${name}”全是通用套话，没有一个数据、时间或本单位特有的事项。`,
        at: ref,
        actual: `${Math.round(own * 100)}%`,
        expected: `通用词语之外的文字不少于${ownPercent}%`,
        rests: [`part:${id}`],
        confidence: 0.6,
      };
    }
  },
});

const withoutLabels = (text: string): string =>
  foldText(text).text.replace(
    /(?:^|[\n。;])\s*(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.]|[一二三四五六七八九十]{1,3}是)/g,
    '\n',
  );

/** Pairs of characters by which a unit's trade is known: 林业 of 云渡县林业局. */
function tradeOf(unit: string): readonly string[] {
  const pieces = foldKey(unit).replace(COMMON_NAME, '|').split('|');
  return pieces.flatMap((piece) =>
    Array.from({ length: Math.max(0, piece.length - 1) }, (_, at) => piece.slice(at, at + 2)),
  );
}
