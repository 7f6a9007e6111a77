import type { Field, Fields } from './fill-docx.js';
import { points } from './places.js';
import type { ScoreForm } from './score-form.js';

/** Names that a 评分表 template may use; `sheetValues` has just these. */
export const sheetFields: readonly Field[] = [
  { name: '来源', about: '表的出处，如 附件3' },
  { name: '标题', about: '评分表的名称' },
  { name: '单位名称', about: '被评单位' },
  { name: '年度', about: '报告年度，如 2024' },
  { name: '总分', about: '满分' },
  { name: '合计', about: '得分合计；还有待定项目时为空' },
  { name: '评分人', about: '签署的人；未签署时为空' },
  { name: '评分日期', about: '签署的日期，如 2025-08-01；未签署时为空' },
  {
    name: '评分项',
    about: '评分表的各行',
    fields: [
      { name: '一级标准', about: '如 及时性（20分）；同一类只在第一行有，其余行为空' },
      { name: '二级标准', about: '评分项的名称' },
      { name: '分值', about: '该项满分' },
      { name: '评分标准', about: '评分表上印的标准' },
      { name: '评分', about: '该项得分；未评的为空' },
      { name: '扣分理由', about: '扣分理由；未评的写明还缺什么' },
    ],
  },
];

export function sheetValues({ source, title, unit, year, groups, max, total, signed }: ScoreForm): Fields {
  return {
    来源: source,
    标题: title,
    单位名称: unit,
    年度: year === null ? '' : String(year),
    总分: points(max),
    合计: total === null ? '' : points(total),
    评分人: signed?.by ?? '',
    评分日期: signed?.day ?? '',
    评分项: groups.flatMap((group) =>
      group.lines.map((line, index) => ({
        一级标准: index === 0 ? `${group.name}（${group.max}分）` : '',
        二级标准: line.name,
        分值: points(line.max),
        评分标准: line.standard,
        评分: line.points === null ? '' : points(line.points),
        扣分理由: line.reason,
      })),
    ),
  };
}
