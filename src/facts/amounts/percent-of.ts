import { cleanPhrase } from './phrases.js';
import { lastItem } from './vocabulary.js';

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/(?:执行率|支出率)[^,，;；]{0,4}$/, '执行率'],
  [/(?:支付率|拨付率)[^,，;；]{0,4}$/, '支付率'],
  [
    /完成率[^,，;；]{0,4}$|完成(?:年初|全年|调整后?)?预算[^,，;；]{0,3}$|(?:占|为)(?:年初|年|全年)预算[^,，;；]{0,3}$/,
    '预算完成率',
  ],
  [/控制率[^,，;；]{0,4}$/, '控制率'],
  [/满意(?:度|率)[^,，;；]{0,6}$/, '满意度'],
  [/(?:增长|增加|上升|提高|增幅)(?:率)?(?:了|为|达)?$/, '增长率'],
  [/(?:下降|减少|降低|压减|压缩|减幅|降幅)(?:率)?(?:了|为|达)?$/, '下降率'],
  [/占[^,，;；]{0,24}$|占比[^,，;；]{0,4}$/, '占比'],
  [/([\u3400-\u9fff]{2,6}率)[^,，;；]{0,4}$/, ''],
];

/** What a percentage is of, from the words before it and the item named last; null where neither says. */
export function percentOf(before: string, item: string | null): string | null {
  const phrase = cleanPhrase(before, 60);
  for (const [pattern, name] of KINDS) {
    const match = pattern.exec(phrase);
    if (!match) continue;
    const own = lastItem(
      phrase
        .slice(0, match.index)
        .split(/[,，;；。]/)
        .at(-1) ?? '',
    );
    return `${own?.shown ?? item ?? ''}${name || match[1]}`;
  }
  return null;
}
