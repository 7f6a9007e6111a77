import type { AspectId } from '../../model/facts.js';
import { ASPECT_NAMES } from '../../model/substance.js';
import { defineRule } from '../define-rule.js';

const ALL = Object.keys(ASPECT_NAMES) as AspectId[];

/** How many of the six aspects count as a fair range. Source: the catalogue of rules; the sheet says only 全面/较全面. */
const FEWEST = 3;

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

  // The six aspects are those of a unit's management; a report on one fund need not speak of them.
  applies: ({ reportOn, problems }) => reportOn === 'unit' && problems !== null,

  *check({ problems }) {
    if (!problems || problems.items.length === 0 || problems.nothing) return;
    const touched = problems.aspects;
    if (touched.length >= FEWEST) return;
    if (touched.length === 0 && problems.items.every(({ funding }) => funding)) return;
    const names = touched.map((aspect) => `“${ASPECT_NAMES[aspect]}”`).join('、');
    const missing = ALL.filter((aspect) => !touched.includes(aspect)).map((aspect) => ASPECT_NAMES[aspect]);
    yield {
      message: `列出的问题${names ? `只涉及${names}${touched.length}个方面` : '没有涉及六个方面中的任何一个'}，未涉及${missing.join('、')}。`,
      at: problems.section.ref,
      related: problems.items.map(({ ref }) => ({
        ...ref,
        end: Math.min(ref.end ?? 0, (ref.start ?? 0) + 40),
      })),
      expected: `不少于${FEWEST}个方面`,
      actual: `${touched.length}个方面`,
      confidence: 0.75,
    };
  },
});
