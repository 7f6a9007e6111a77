/** Canonical items that rules treat alike. */

const THREE_PUBLIC = [
  '三公经费',
  '因公出国(境)费',
  '公务用车购置及运行维护费',
  '公务用车购置费',
  '公务用车运行维护费',
  '公务接待费',
];

/** What is held down by order (八项规定, 过紧日子): spending above the budget is a fault, spending below it is none. */
export const HELD_DOWN_ITEMS: ReadonlySet<string> = new Set([...THREE_PUBLIC, '公用经费']);

/** Spending less on these is what everybody is told to do. */
export const FRUGAL_ITEMS: ReadonlySet<string> = new Set([...HELD_DOWN_ITEMS, '会议费', '培训费', '差旅费']);

/** Items that mean one thing in a unit's report; 其他资金 or 教育支出 may stand for many. */
export const SINGULAR_ITEMS: ReadonlySet<string> = new Set([
  '基本支出',
  '项目支出',
  '人员经费',
  '公用经费',
  ...THREE_PUBLIC,
  '本年支出合计',
  '支出总计',
  '收入总计',
  '本年收入合计',
]);
