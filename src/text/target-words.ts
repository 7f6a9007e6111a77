/** Set words of qualitative targets and their actuals: 优良中低差, 部分达成. */

const GRADES = ['优', '良', '中', '低', '差'];
/** The wording of the national form for qualitative indicators. */
const SHORT =
  /^(?:部分|未|没有|尚未|基本未)(?:达成|完成|实现|达到|达标|达)(?:年度|预期|年初)?(?:指标|目标|要求|效果)?(?:并具有一定效果|且效果较差)?$/;

/** Whether the actual meets the target, both folded; null where the words do not say. */
export function compareWords(target: string, actual: string): boolean | null {
  const [wanted, got] = [target, actual].map((text) => GRADES.indexOf(text.replace(/^定性|[秀好等]$/g, '')));
  if (wanted! >= 0 && got! >= 0) return got! <= wanted!;
  return SHORT.test(actual) ? false : null;
}
