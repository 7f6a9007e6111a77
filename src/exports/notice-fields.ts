import type { Field, Fields } from './fill-docx.js';
import type { Notice, NoticeSheet } from './notice.js';
import type { NoticeProblem } from './notice-problems.js';
import { points } from './places.js';

/** To be filled in by hand. */
const OPEN_DAY = '　　　　年　　月　　日';
const OPEN_NAME = '　　　　　　　　　　';

/** Names that a 整改通知 template may use; `noticeValues` has just these. */
export const noticeFields: readonly Field[] = [
  { name: '单位名称', about: '主送单位' },
  { name: '年度', about: '报告年度，如 2024；一个单位报了几个年度的材料时为空' },
  { name: '发文单位', about: '落款' },
  { name: '发文字号', about: '如 云财绩〔2025〕12号' },
  { name: '成文日期', about: '如 2025年8月1日；没有给出时留空白供手填' },
  { name: '整改期限', about: '如 2025年8月15日；没有给出时留空白供手填' },
  { name: '问题数', about: '问题共几项' },
  { name: '错误数', about: '其中错误几项' },
  { name: '警告数', about: '其中警告几项' },
  { name: '提示数', about: '其中提示几项' },
  { name: '评分说明', about: '一句话：已签署的写得分；未签署的说明扣分是初步意见' },
  {
    name: '问题',
    about: '问题清单，一项一行',
    fields: [
      { name: '序号', about: '从 1 起' },
      { name: '等级', about: '错误、警告或提示' },
      { name: '名称', about: '规则名称，如 合计与分项不符' },
      { name: '问题', about: '具体是什么问题，含有关数字' },
      { name: '位置', about: '文件、页码、章节、表格行列和原文；几处时每处一行' },
      { name: '依据', about: '规则的依据' },
      { name: '整改要求', about: '应当怎样改' },
      { name: '扣分', about: '如 2分（C2）；没有单独扣分的为空' },
    ],
  },
  {
    name: '评分',
    about: '每份材料的评分，一份一次',
    fields: [
      { name: '材料', about: '报送的文件或文件夹' },
      { name: '满分', about: '评分表总分' },
      { name: '得分', about: '合计；还有待定项目时为“待定”' },
      {
        name: '失分',
        about: '没有得满分的评分项',
        fields: [
          { name: '评分项', about: '如 C2 自评报告正文部分内容完整' },
          { name: '分值', about: '该项满分' },
          { name: '评分', about: '该项得分' },
          { name: '扣分理由', about: '评分表上的扣分理由' },
        ],
      },
    ],
  },
];

export function noticeValues(notice: Notice): Fields {
  const { unit, year, from, number, date, deadline, problems, sheets } = notice;
  const count = (severity: string) => problems.filter((one) => one.severity === severity).length;
  return {
    单位名称: unit || OPEN_NAME,
    年度: year === null ? '' : String(year),
    发文单位: from,
    发文字号: number,
    成文日期: date || OPEN_DAY,
    整改期限: deadline || OPEN_DAY,
    问题数: problems.length,
    错误数: count('错误'),
    警告数: count('警告'),
    提示数: count('提示'),
    评分说明: aboutPoints(sheets),
    问题: problems.map(problemValues),
    评分: sheets.map(sheetValues),
  };
}

const problemValues = ({ number, severity, title, message, places, basis, remedy, cost }: NoticeProblem) => ({
  序号: number,
  等级: severity,
  名称: title,
  问题: message,
  位置: places.join('\n'),
  依据: basis,
  整改要求: remedy,
  扣分: cost,
});

const sheetValues = ({ source, max, total, lines }: NoticeSheet) => ({
  材料: source,
  满分: points(max),
  得分: points(total),
  失分: lines.map((line) => ({
    评分项: line.name,
    分值: points(line.max),
    评分: points(line.points),
    扣分理由: line.reason,
  })),
});

/** A unit must not take a suggestion for its score. */
function aboutPoints(sheets: readonly NoticeSheet[]): string {
  const [sheet] = sheets;
  if (sheets.length === 1 && sheet?.isSigned && sheet.total !== null)
    return `经评定，你单位得分${points(sheet.total)}分（满分${points(sheet.max)}分）。`;
  return sheets.every(({ isSigned }) => isSigned) ? '' : '评分尚未最终评定，清单所列扣分为初步意见。';
}
