import type { Substance } from '../../model/facts.js';
import { defineRule } from '../define-rule.js';
import { asksForDeviation, hasItems } from '../shared/substance.js';

/** Anything by which a text may still be speaking of what is to be done. */
const FORWARD =
  /将|(?<![主重需])要|(?<![反供响])应|需(?!求)|拟|加强|(?<!不)完善|建议|下一步|今后|改进|整改|措施|提高|(?<!不)规范|强化|争取|力争/;

/** The part on measures names none (无, 暂无), or a part on problems and measures stops at the problems. */
export default defineRule({
  id: 'measures-absent',
  title: '未提出改进措施',
  why: '评分表要求改进措施、工作建议与问题对应；写“无”或只写问题的不得分。',
  remedy: '针对每个问题写明改进措施、责任和时限。',
  severity: 'error',
  source: '评分表 O3',
  absence: 'part',
  needs: ['problems', 'measures', 'roles', 'submissionRoles'],
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 七、存在的问题及原因分析
      固定资产台账更新不及时，主要是资产管理员年中调整，交接不清。
      # 八、下一步改进措施
      暂无`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 七、存在的问题及原因分析
      固定资产台账更新不及时，主要是资产管理员年中调整，交接不清。
      # 八、下一步改进措施
      每季度末核对一次固定资产台账，人员调整时当日办理交接。`,
  },

  // In a report its part counts; a form's cell where no report says more.
  applies: ({ problems, measures, roles, submissionRoles }) =>
    roles.includes('self-evaluation-report')
      ? measures !== null || (problems?.merged ?? false)
      : measures?.source === 'form' && !submissionRoles.includes('self-evaluation-report'),

  *check({ problems, measures }) {
    const part = measures ?? problems;
    if (!part || asksForDeviation(part)) return;
    if (measures?.nothing) {
      const isForm = measures.source === 'form';
      yield {
        message: `“${measures.name}”只写了“${measures.text.trim().slice(0, 20)}”，没有提出任何措施。`,
        at: measures.items[0]?.ref ?? measures.ref,
        related: [measures.ref],
        rests: topicsOf(measures),
        ...(isForm ? { severity: 'warning' as const, confidence: 0.7 } : {}),
      };
      return;
    }
    const stopsAtProblems =
      problems?.merged &&
      hasItems(problems) &&
      (measures === null || measures.text === '') &&
      !FORWARD.test(problems.text);
    if (!stopsAtProblems) return;
    yield {
      message: `“${problems.name}”写了${problems.items.length}条问题，没有写改进措施。`,
      at: problems.ref,
      related: [problems.items[0]!.ref],
      rests: topicsOf(problems),
      confidence: 0.75,
    };
  },
});

/** One 无 under one heading is one finding, whether it speaks of problems or of measures. */
const topicsOf = ({ ref }: Substance) => ['part:measures', ref];
