/**
 * Which measure answers which problem (domain handbook 7.1): both touch one aspect and speak of one thing. What they speak
 * of are runs of characters that both hold, so that the answer does not hang on an engine's dictionary; an engine only
 * judges runs of two characters, whether they are words at all or the end of one and the beginning of the next.
 */
import type { Answer, Match, SubstanceItem } from '../../model/facts.js';
import type { Segmenter } from '../../model/submission.js';
import { foldKey } from '../../text/fold.js';

/** Words of any report, by which two statements are no nearer to each other. */
const GENERIC = new RegExp(
  `由于|因为|主要|原因|导致|造成|致使|影响|进一步|加强|加大|提高|提升|完善|规范|健全|建立|强化|落实|推进|推动|开展|组织|实施|做好|做实|确保|
  |积极|切实|及时|不断|严格|继续|充分|认真|全面|有效|合理|科学|工作|管理|制度|机制|体系|情况|问题|措施|建议|要求|相关|有关|部分|方面|单位|部门|人员|
  |项目|资金|支出|任务|年度|目前|今后|下一步|不足|不够|不高|不强|不力|缺乏|存在|较大|较多|较少|偏低|力度|水平|能力|质量|作用|效率|效果|意识|程度|
  |进行|使用|制定|保障|服务|发展|标准|实际|需要|我局|我单位|本单位|针对|对于|以及|同时|加快|优化|明确|责任|重视|领导|各项|定期|进度|时间|程序|
  |首先|其次|再次|最后|一是|二是|三是|四是|五是|六是|七是|八是|特别是|我区|我市|我县|我镇|我乡|全区|全县|全市|全镇|辖区|出现|发生|社会|其中|各级|各类|办理|上半年|下半年|年初|年中|年底|每年|每月|季度|个别|基层|一次|没有|未能|滞后|不到位|集中|完成`
    .replace(/\s*\n\s*\|?/g, '|')
    .replace(/\|+/g, '|'),
  'g',
);
const HAN_RUN = /\p{Script=Han}{2,}/gu;
/** A character that joins words at either end of a run belongs to no word. */
const EDGE =
  /^[的了和与及或等在对为以由从被把将使于至并且但而也都已未不就其之所有年月日个各按从时后前中上下]+|[的了和与及或等在对为以由从被把将使于至并且但而也都已未不就其之所年月日个各按时后前中上下]+$/g;
/** Runs that more than this share of all items hold are the unit's daily bread: 防火 in the report of a forestry office. */
const COMMON = 0.5;
const FEW_ITEMS = 4;
/** Characters in common that say as much as an aspect does. */
const TELLING = 4;
/** Longest text of an item that is compared; the rest repeats. */
const COMPARED = 1500;
/** Nobody names more problems; what does is no list of problems. */
const MOST_ITEMS = 60;
/** A strong match goes before any weak one. */
const STRONG = 10_000;

interface Prepared {
  readonly item: SubstanceItem;
  /** Folded, generic words taken out: what remains stands between bars. */
  readonly text: string;
  readonly pairs: ReadonlySet<string>;
  /** Places in `folded` at which a word ends, made when first asked for. */
  readonly words: () => Words;
}

interface Words {
  readonly text: string;
  readonly ends: ReadonlySet<number>;
}

export function matchItems(
  problems: readonly SubstanceItem[],
  measures: readonly SubstanceItem[],
  segment: Segmenter,
): readonly Answer[] {
  const asked = problems.slice(0, MOST_ITEMS).map((item) => prepare(item, segment));
  const answering = measures.slice(0, MOST_ITEMS).map((item) => prepare(item, segment));
  const common = commonPairs([...asked, ...answering]);
  const sameLength = problems.length === measures.length && problems.length > 1;
  return asked.map((problem, index) => ({
    problem: index,
    matches: answering
      .flatMap((measure, place) => matchOf(problem, measure, common, sameLength && place === index, place))
      .sort((a, b) => b.score - a.score || a.match.measure - b.match.measure)
      .map(({ match }) => match),
  }));
}

function prepare(item: SubstanceItem, segment: Segmenter): Prepared {
  const folded = foldKey(item.text).slice(0, COMPARED);
  const text = folded.replace(GENERIC, '|');
  const pairs = new Set<string>();
  for (const [run] of text.matchAll(HAN_RUN))
    for (let at = 0; at + 2 <= run.length; at += 1) pairs.add(run.slice(at, at + 2));
  let words: Words | null = null;
  return {
    item,
    text,
    pairs,
    words: () => {
      words ??= wordsOf(folded, segment);
      return words;
    },
  };
}

function wordsOf(text: string, segment: Segmenter): Words {
  const ends = new Set<number>([0]);
  let at = 0;
  for (const word of segment(text)) {
    at += word.length;
    ends.add(at);
  }
  return { text, ends };
}

function commonPairs(all: readonly Prepared[]): ReadonlySet<string> {
  if (all.length < FEW_ITEMS) return new Set();
  const counts = new Map<string, number>();
  for (const { pairs } of all) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > all.length * COMMON).map(([pair]) => pair));
}

function matchOf(
  problem: Prepared,
  measure: Prepared,
  common: ReadonlySet<string>,
  sameOrdinal: boolean,
  place: number,
): readonly { readonly match: Match; readonly score: number }[] {
  const words = sharedWords(problem, measure, common);
  const themes = problem.item.hits.filter(({ aspect, theme, word }) =>
    measure.item.hits.some(
      (other) => other.aspect === aspect && other.theme === theme && other.word !== word,
    ),
  );
  const shared = words.reduce((sum, word) => sum + word.length, 0);
  const aspect = problem.item.aspects.some((one) => measure.item.aspects.includes(one));
  // A statement of none of the six aspects can share none: then its words must do.
  const isBare = problem.item.aspects.length === 0 || measure.item.aspects.length === 0;
  const isMoney = problem.item.funding && measure.item.funding;
  const strong = aspect && (words.length > 0 || themes.length > 0);
  const weak =
    shared >= TELLING ||
    (isBare && words.length > 0) ||
    isMoney ||
    (sameOrdinal && (aspect || words.length > 0));
  if (!strong && !weak) return [];
  const said = words.length > 0 ? words : [...new Set(themes.map(({ word }) => word))];
  const score = shared + (strong ? STRONG : 0) + (sameOrdinal ? 1 : 0);
  return [{ match: { measure: place, words: said, weak: !strong }, score }];
}

/** Longest runs that both hold, in the order of the problem. */
function sharedWords(problem: Prepared, measure: Prepared, common: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  for (const [run] of problem.text.matchAll(HAN_RUN)) {
    let at = 0;
    while (at + 2 <= run.length) {
      if (!measure.pairs.has(run.slice(at, at + 2))) {
        at += 1;
        continue;
      }
      let end = at + 2;
      while (end < run.length && measure.text.includes(run.slice(at, end + 1))) end += 1;
      const word = run.slice(at, end).replace(EDGE, '');
      if (isTelling(word, problem, measure, common)) found.add(word);
      at = end - 1;
    }
  }
  return [...found];
}

function isTelling(word: string, problem: Prepared, measure: Prepared, common: ReadonlySet<string>): boolean {
  if (word.length < 2) return false;
  let isCommon = true;
  for (let at = 0; at + 2 <= word.length; at += 1) isCommon &&= common.has(word.slice(at, at + 2));
  if (isCommon) return false;
  return word.length > 2 || (isWord(word, problem.words()) && isWord(word, measure.words()));
}

/** Made of whole words or inside one; 员工 out of 人员 and 工资 is neither. */
function isWord(pair: string, { text, ends }: Words): boolean {
  for (let at = text.indexOf(pair); at >= 0; at = text.indexOf(pair, at + 1)) {
    if (!ends.has(at + 1) || (ends.has(at) && ends.has(at + 2))) return true;
  }
  return false;
}
