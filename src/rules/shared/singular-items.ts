/** Items that mean one thing in a unit's report; 其他资金 or 教育支出 may stand for many. */
export const SINGULAR_ITEMS: ReadonlySet<string> = new Set([
  '基本支出',
  '项目支出',
  '人员经费',
  '公用经费',
  '三公经费',
  '因公出国(境)费',
  '公务用车购置及运行维护费',
  '公务用车购置费',
  '公务用车运行维护费',
  '公务接待费',
  '本年支出合计',
  '支出总计',
  '收入总计',
  '本年收入合计',
]);
