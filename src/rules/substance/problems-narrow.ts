import type { AspectId, Substance } from '../../model/facts.js';
import { ASPECT_NAMES } from '../../model/substance.js';
import { defineRule } from '../define-rule.js';
import { hasItems, isOnlyFunding, quoteOf } from '../shared/substance.js';

const ALL = Object.keys(ASPECT_NAMES) as AspectId[];

/** Fewer than three of the six aspects are touched; the finding names which. */
export default defineRule({
  id: 'problems-narrow',
  title: '问题涉及面窄',
  why: '评分表要求从六个方面归纳问题，涉及面越窄得分档次越低。',
  remedy: '对照六个方面补充查找问题。',
  severity: 'warning',
  source: '评分表 O2：预算编制与绩效管理、履职效能、资金分配、资产、财务管理、政府采购',
  absence: 'part',
  roles: ['self-evaluation-report'],
  needs: ['reportOn', 'problems'],
  thresholds: {
    fewest: {
      value: 3,
      name: '至少涉及的方面',
      unit: '个',
      source: '评分表 O2 只说全面、较全面；取六个方面的一半',
    },
  },
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 七、存在的问题及原因分析
      一是固定资产台账更新不及时，由于资产管理员调整，账实核对不够。
      二是闲置资产处置较慢，因审批环节多。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 七、存在的问题及原因分析
      一是预算编制不够精细，由于测算依据不足，年中追加较多。
      二是固定资产台账更新不及时，因资产管理员调整。
      三是政府采购计划执行滞后，主要是验收环节多。`,
  },

  // The six aspects are those of a unit's management; a report on one fund need not speak of them.
  applies: ({ reportOn, problems }) => reportOn === 'unit' && problems !== null,

  *check({ problems }, { fewest }) {
    if (!hasItems(problems) || isOnlyFunding(problems)) return;
    const { items, aspects } = problems;
    if (aspects.length >= fewest) return;
    const touched = aspects
      .map((aspect) => `${ASPECT_NAMES[aspect]}（${wordsOf(problems, aspect)}）`)
      .join('、');
    const missing = ALL.filter((aspect) => !aspects.includes(aspect)).map((aspect) => ASPECT_NAMES[aspect]);
    yield {
      message: `列出的${items.length}条问题${touched ? `只涉及${aspects.length}个方面：${touched}；未涉及${missing.join('、')}` : '没有涉及六个方面中的任何一个'}。`,
      at: problems.ref,
      related: items.map(quoteOf),
      expected: `不少于${fewest}个方面`,
      actual: `${aspects.length}个方面`,
      confidence: 0.75,
    };
  },
});

const SHOWN = 3;

/** The words that led to it, the first few. */
function wordsOf({ items }: Substance, aspect: AspectId): string {
  const words = items.flatMap(({ hits }) =>
    hits.filter((hit) => hit.aspect === aspect).map(({ word }) => word),
  );
  const own = [...new Set(words)];
  if (own.length === 0) return '按小标题';
  return own.slice(0, SHOWN).join('、') + (own.length > SHOWN ? '等' : '');
}
