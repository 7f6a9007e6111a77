/**
 * The words of table heads, shared by readers (which cells make a header row) and facts (what a column holds). Sources:
 * the national and provincial self-evaluation forms, the 决算 tables, the 三公 tables as they are published.
 */
import { foldKey, foldText } from './fold.js';

/** What stands under a head: names, figures, or free text. */
export type HeadKind = 'label' | 'value' | 'text';

const LABEL_HEAD =
  /^(?:(?:经费|支出|收入|使用|单位|专项|资金|支出功能|预算)?项目|(?:项目|科目|单位|企业|预算单位|部门|支出|指标|资金|专项资金)名称|名称|单位|科目|年度|年份|[一二三]级指标|指标|(?:科目|功能|经济)?(?:分类)?(?:编码|代码)|县区|市县|地区|区县|乡镇|乡镇、村|村|类别|资金来源|支出功能分类|经济分类)$/;
const VALUE_HEAD =
  /(?:^|[^目标])(?:预算|预算数|决算|决算数|执行数|支出数|收入数|执行率|完成率|控制率|增减|增减率|增减额|减少率|增长率|变化率|金额|分值|权重|得分|评分|行次|栏次|序号|合计|小计|总计|数量|人数|占比|比重|标准分|投资规模|总投资|规模|面积)(?:数|额|%)?(?:\([^()]*\))?$|\((?:单位:)?(?:亿|百万|万|千)?元\)$|^(?:20\d{2}年度?|上年数?|本年数?|(?:上年|本年)(?:预算|决算)数?)$|(?:拨款|资金|经费|支出|收入|费|费用)$/;
const TEXT_HEAD =
  /^(?:备注|说明|(?:项目|建设|工作|主要|实施)?内容|原因.*|.*原因(?:分析)?.*|.*措施|.*分析|建设地点|地点|责任单位|主管部门|指标性质|度量单位|计量单位|年度指标值|指标值|目标值|实际完成值|全年完成值|完成值|全年实际完成情况|实际完成情况|预期目标|年初目标值.*|(?:评分标准|评分细则|评价标准|考核标准)|.*任务|扣分理由)(?:\([^()]*\))?$/;

/** What a head cell announces, or null where the cell is no head that we know. */
export function headKind(text: string): HeadKind | null {
  const key = foldKey(text);
  if (key === '' || key.length > 24 || /[。;；]/.test(key)) return null;
  if (LABEL_HEAD.test(key)) return 'label';
  if (TEXT_HEAD.test(key)) return 'text';
  return VALUE_HEAD.test(key) ? 'value' : null;
}

/** Heads that never name a row: where two of them meet there is a header. */
const STRICT =
  /^(?:年度?)?(?:年初|全年|调整后?|支出|收入)?(?:预算|决算|执行)数?(?:\([^()]*\))?$|预算数|执行数|决算数|执行率|分值|权重|得分|[一二三]级指标|^(?:指标性质|指标值|年度指标值|实际完成值|全年完成值|完成值|度量单位|行次|栏次|序号|备注|金额)|\((?:亿|百万|万|千)?元\)$|(?:年初|全年)预算/;

export const isStrictHead = (text: string): boolean => {
  const key = foldKey(text);
  return key.length <= 24 && STRICT.test(key) && !/[,;。:]/.test(key);
};

export type CellKind = 'blank' | 'value' | 'text';

const FIGURE = /^[-+(]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,10})?\)?\s?[%‰]?$/;
const DASH = /^(?:[-—－/\\*]{1,3}|无)?$/;

export function cellKind(text: string): CellKind {
  if (text === '') return 'blank';
  if (text.length > 40) return 'text';
  const folded = foldText(text).text.trim();
  if (DASH.test(folded)) return 'blank';
  return FIGURE.test(folded) ? 'value' : 'text';
}

/** A title or a unit line that a converter printed as a row of one wide cell. */
export const isCaption = (text: string): boolean => {
  const key = foldKey(text);
  if (key.length > 60 || /[。;；]/.test(key)) return false;
  return (
    /(?:表|情况|目录)(?:\([^()]*\))?$/.test(key) ||
    /^(?:附件|附表)\d{0,2}:?$/.test(key) ||
    isUnitLine(key) ||
    /^(?:公开\d{1,2}表|(?:部门|编制单位|填报单位|填报日期|报表编号|单位名称|预算单位)(?:\([^()]*\))?:.*|\(?20\d{2}年度?\)?)$/.test(
      key,
    )
  );
};

export const isUnitLine = (text: string): boolean =>
  /^(?:金额)?单位:?\(?(?:人民币)?(?:亿|百万|万|千)?元\)?$/.test(foldKey(text));

/** Fields of forms: what stands behind them is their value. */
const FIELD =
  /^(?:(?:项目|专项|专项资金|转移支付\(项目\)|转移\(项目\)|资金|单位|部门|预算单位)名称|名称|(?:中央|地方|省级|市级|县级)?主管部门(?:及代码)?|(?:项目)?实施单位|项目单位|资金使用单位|项目负责人|财务负责人|负责人|联系(?:人|电话)|填报日期|填报人|报告日期|预算编码|评价方式|项目属性|项目类型|项目类别|项目分类|公告事项|公告单位|项目资金安排|索引号|公开责任部门|公开日期|公开目录|公开形式|文号|发布机构|评价结论|自评结论|存在的?问题|改进措施|说明|其他需要说明的问题)(?:\([^()]*\))?:?$/;

export const isField = (text: string): boolean => text.length <= 24 && FIELD.test(foldKey(text));

/** What opens a row of a form wherever the row before ended. */
const ROW_START =
  /^(?:合计|总计|总分|总得分|评价结论|自评结论|存在的?问题|改进措施|说明|备注:?.*|注:.*|年度总体目标|总体目标|年度绩效目标|项目基本情况|绩效指标.*|预算执行情况.*|项目资金.*)$/;

export const startsRow = (text: string): boolean =>
  text.length <= 40 && (ROW_START.test(foldKey(text)) || isField(text));

/** Where an indicator's name stands: 1 产出指标, 2 数量指标; 0 for anything else. 满意度指标 is both, its neighbour tells. */
export function indicatorLevel(text: string): 0 | 1 | 2 | 12 {
  const key = foldKey(text).replace(/\([^()]*\)$/, '');
  if (/^(?:产出|效益|效果|履职效能|管理效率|社会效应)指标?$/.test(key)) return 1;
  if (/^(?:满意度|成本)指标?$/.test(key)) return 12;
  if (
    /^(?:数量|质量|时效|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|可持续影响|可持续发展|服务对象满意度|社会公众满意度)(?:指标)?$/.test(
      key,
    )
  )
    return 2;
  return 0;
}
