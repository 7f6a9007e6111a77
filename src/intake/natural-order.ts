/**
 * Order of names with numbers compared as numbers: 附件2 before 附件10. By code unit otherwise, not by the collation of
 * the machine: the same files give the same order everywhere.
 */
export function compareNatural(a: string, b: string): number {
  const [as, bs] = [split(a), split(b)];
  for (let index = 0; index < Math.min(as.length, bs.length); index += 1) {
    const [left, right] = [as[index]!, bs[index]!];
    const order =
      /^\d/.test(left) && /^\d/.test(right) ? compareNumbers(left, right) : compareText(left, right);
    if (order !== 0) return order;
  }
  return as.length - bs.length || compareText(a, b);
}

const split = (name: string) => name.match(/\d+|\D+/g) ?? [];
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return left.length - right.length || compareText(left, right);
}
