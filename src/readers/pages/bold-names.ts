/** The faces that Chinese offices use for headings have their weight in the name only. */
const BOLD_NAME =
  /bold|heavy|black|semibold|demi|simhei|stheiti|heiti|黑体|粗|xiaobiaosong|小标宋|[-,_](w[6-9]|bd|db)\b/i;
const LIGHT_NAME = /(light|regular|medium|normal)\b/i;

/** “SimHei” is bold to the eye; “Source Han Sans Heiti Light” says itself that it is not. */
export function isBoldName(name: string): boolean {
  const face = name.replace(/^[A-Z]{6}\+/, '');
  return BOLD_NAME.test(face) && !LIGHT_NAME.test(face);
}
