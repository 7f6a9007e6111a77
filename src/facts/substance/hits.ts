/** Which of the six aspects a text touches, by which words, and whether it only speaks of money. */
import type { AspectId, ProfileWords } from '../../model/profile.js';
import { foldText } from '../../text/fold.js';
import { CONSEQUENCE, STEMS, type Topic } from './aspects.js';

export interface Hit {
  readonly topic: Topic;
  /** Statements on one theme speak of one thing, maybe in other words. */
  readonly theme: string;
  /** In the printed text. */
  readonly start: number;
  readonly end: number;
}

const TOPICS = Object.keys(STEMS) as Topic[];
const PATTERNS = TOPICS.flatMap((topic) =>
  Object.entries(STEMS[topic]).map(([theme, stems]) => ({
    topic,
    theme,
    pattern: new RegExp(stems.join('|'), 'g'),
  })),
);
/** 财务、采购 by themselves may be a department's name: 财务部门牵头 makes no measure on finance. */
const MERE_PARTY = /^(?:(?:财务|会计)(?:科|股|部门|人员)?|采购人员)$/;

/** In reading order, without overlap. `own`: words that the profile adds. */
export function findHits(printed: string, own: ProfileWords['aspects'] = {}): readonly Hit[] {
  const folded = foldText(printed);
  const found: Hit[] = [];
  for (const { topic, theme, pattern } of PATTERNS) {
    for (const match of folded.text.matchAll(pattern))
      found.push({ topic, theme, start: match.index, end: match.index + match[0].length });
  }
  for (const topic of TOPICS) {
    for (const word of topic === 'funding' ? [] : (own[topic] ?? [])) {
      for (let at = folded.text.indexOf(word); at >= 0 && word !== ''; at = folded.text.indexOf(word, at + 1))
        found.push({ topic, theme: word, start: at, end: at + word.length });
    }
  }
  const taken = longestFirst(found, folded.text.length);
  const money = taken.find(({ topic }) => topic === 'funding');
  const effects = money
    ? [...folded.text.matchAll(CONSEQUENCE)].map(({ index, 0: words }) => [index, index + words.length])
    : [];
  return taken
    .filter(
      ({ topic, start, end }) =>
        topic === 'funding' ||
        (!MERE_PARTY.test(folded.text.slice(start, end)) &&
          !effects.some(([from, to]) => from! > money!.start && start >= from! && end <= to!)),
    )
    .map(({ topic, theme, start, end }) => {
      const [from, to] = folded.range(start, end);
      return { topic, theme, start: from, end: to };
    });
}

/** Where two readings overlap the longer one stays; of two equal ones the earlier topic. */
function longestFirst(found: readonly Hit[], length: number): readonly Hit[] {
  const order = [...found].sort((a, b) => b.end - b.start - (a.end - a.start));
  const claimed = new Uint8Array(length);
  const taken = order.filter(({ start, end }) => {
    // What is claimed already is as long or longer, so it covers one of the ends.
    if (claimed[start] || claimed[end - 1]) return false;
    claimed.fill(1, start, end);
    return true;
  });
  return taken.sort((a, b) => a.start - b.start);
}

export const aspectsOf = (hits: readonly { readonly topic: Topic }[]): readonly AspectId[] =>
  TOPICS.filter((topic): topic is AspectId => topic !== 'funding' && hits.some((hit) => hit.topic === topic));
