import type { AspectId } from '../../model/facts.js';
import { ASPECT_NAMES } from '../../model/substance.js';
import { defineRule } from '../define-rule.js';

const ALL = Object.keys(ASPECT_NAMES) as AspectId[];

/** Fewer than three of the six aspects are touched; the finding names which. */
export default defineRule({
  id: 'problems-narrow',
  title: '问题涉及面窄',
  why: '评分表要求从六个方面归纳问题，涉及面越窄得分档次越低。',
  remedy: '对照六个方面补充查找问题。',
  severity: 'warning',
  source: '评分表 O2：预算编制与绩效管理、履职效能、资金分配、资产、财务管理、政府采购',
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
    if (!problems || problems.items.length === 0 || problems.nothing) return;
    const touched = problems.aspects;
    if (touched.length >= fewest) return;
    if (touched.length === 0 && problems.items.every(({ funding }) => funding)) return;
    const names = touched.map((aspect) => `“${ASPECT_NAMES[aspect]}”`).join('、');
    const missing = ALL.filter((aspect) => !touched.includes(aspect)).map((aspect) => ASPECT_NAMES[aspect]);
    yield {
      message: `列出的问题${names ? `只涉及${names}${touched.length}个方面` : '没有涉及六个方面中的任何一个'}，未涉及${missing.join('、')}。`,
      at: problems.ref,
      related: problems.items.map(({ ref }) => ({
        ...ref,
        end: Math.min(ref.end ?? 0, (ref.start ?? 0) + 40),
      })),
      expected: `不少于${fewest}个方面`,
      actual: `${touched.length}个方面`,
      confidence: 0.75,
    };
  },
});
