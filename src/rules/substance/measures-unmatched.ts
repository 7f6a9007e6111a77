import { defineRule } from '../define-rule.js';
import { hasItems, isMoneyOnly, isOnlyFunding, quoteOf, titlesOf } from '../shared/substance.js';

/** 对上述问题逐条整改: a promise that covers every problem. */
const COVERS_ALL =
  /(?:针对|对照|对于?)(?:上述|以上|存在的?|发现的?|这些)问题[^。；]{0,20}(?:逐[项条一个]|全面|认真)?整改/;

/** A problem is named and no measure speaks of it. A measure answers when it touches the same aspect and names the same thing. */
export default defineRule({
  id: 'measures-unmatched',
  title: '问题没有对应的措施',
  why: '评分表要求改进措施与问题对应；有问题没有措施，等于问题放着不管。',
  remedy: '为这个问题补写改进措施，写明谁来做、什么时候完成。',
  severity: 'warning',
  source: '评分表 O3：改进措施、工作建议与问题对应且全面',
  absence: 'part',
  roles: ['self-evaluation-report'],
  needs: ['problems', 'measures', 'answers'],
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 七、存在的问题及原因分析
      一是固定资产台账更新不及时，由于资产管理员调整，账实核对不够。
      二是政策宣传不深入，因宣传方式单一，群众了解不多。
      # 八、下一步改进措施
      （一）每季度末核对一次固定资产台账。
      （二）提前编制政府采购计划，年初公布。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 七、存在的问题及原因分析
      一是固定资产台账更新不及时，由于资产管理员调整，账实核对不够。
      二是政策宣传不深入，因宣传方式单一，群众了解不多。
      # 八、下一步改进措施
      （一）每季度末核对一次固定资产台账。
      （二）丰富宣传方式，每季度到社区宣讲一次。`,
  },

  applies: ({ problems, measures }) => hasItems(problems) && hasItems(measures),

  *check({ problems, measures, answers }) {
    if (!hasItems(problems) || !hasItems(measures)) return;
    // Where all is about money one root is enough.
    if (isOnlyFunding(problems) || isOnlyFunding(measures)) return;
    if (measures.items.some(({ text }) => COVERS_ALL.test(text))) return;
    const asked = answers.filter(({ problem }) => !isMoneyOnly(problems.items[problem]!));
    const open = asked
      .filter(({ matches }) => matches.length === 0)
      .map(({ problem }) => problems.items[problem]!);
    const said = `所列${measures.items.length}条措施是${titlesOf(measures.items)}`;
    const related = measures.items.map(quoteOf);
    const rests = ['part:measures'];
    if (open.length > 1 && open.length === asked.length) {
      yield {
        message: `${open.length}条问题${titlesOf(open)}都没有对应的措施；${said}。`,
        at: quoteOf(open[0]!),
        related: [...open.slice(1).map(quoteOf), ...related],
        rests,
        confidence: 0.7,
      };
      return;
    }
    // Several measures in one lump leave open which problem each sentence means.
    if (measures.form === 'lump' && problems.items.length > 1) return;
    // As many measures as problems may answer them one by one in other words.
    const confidence = measures.items.length === problems.items.length ? 0.55 : 0.7;
    for (const item of open) {
      yield {
        message: `问题“${item.title}”没有对应的措施；${said}。`,
        at: quoteOf(item),
        related,
        rests,
        confidence,
      };
    }
  },
});
