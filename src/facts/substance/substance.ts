/** The parts on problems and on measures, and which measure answers which problem. */

import type { Answer, Mark, Ref, Substance, SubstanceItem } from '../../model/facts.js';
import type { ProfileWords } from '../../model/profile.js';
import type { Segmenter } from '../../model/submission.js';
import { FISCAL_WORDS } from '../../text/fiscal-words.js';
import { foldKey, foldText } from '../../text/fold.js';
import { keepWords, plainRuns } from '../../text/segment.js';
import { aspectsOf, findHits } from './hits.js';
import { findCause, findMarks } from './marks.js';
import { matchItems } from './match.js';
import { findScopes, type Kind, type Outlined, type Scope } from './scope.js';
import { type Piece, type RawItem, splitItems } from './split-items.js';

export interface SubstanceFacts {
  readonly problems: Substance | null;
  readonly measures: Substance | null;
  readonly answers: readonly Answer[];
}

/** `engine` parts text into words; without one it is parted by our own terms alone. */
export function readSubstance(
  outlined: Outlined,
  words: ProfileWords,
  engine: Segmenter = plainRuns,
): SubstanceFacts {
  const segment = keepWords(engine, [...FISCAL_WORDS, ...words.dictionary]);
  const scopes = findScopes(outlined);
  const of = (kind: Kind): Substance | null => {
    const scope = scopes[kind];
    return scope ? substanceOf(kind, scope, words.aspects) : null;
  };
  const [problems, measures] = [of('problems'), of('measures')];
  const answers =
    problems && measures && !problems.nothing && !measures.nothing
      ? matchItems(problems.items, measures.items, segment)
      : [];
  return { problems, measures, answers };
}

function substanceOf(kind: Kind, scope: Scope, own: ProfileWords['aspects']): Substance {
  const { section, source, merged, name, ref, lines, causesApart } = scope;
  const text = lines
    .map((line) => line.text.slice(line.start, line.end).trim())
    .filter((line) => line !== '')
    .join('\n');
  const nothing = saysNothing(text);
  const split = splitItems(lines);
  const items = split.items.map((raw) => makeItem(raw, own, kind === 'problems' && causesApart));
  const aspects = aspectsOf(items.flatMap(({ hits }) => hits.map(({ aspect }) => ({ topic: aspect }))));
  return { section, source, merged, name, ref, form: split.form, items, text, aspects, nothing };
}

const printed = ({ line, start, end }: Piece): string => line.text.slice(start, end);
const refAt = ({ line }: Piece, start: number, end: number): Ref => ({ ...line.ref, start, end });

function makeItem(raw: RawItem, own: ProfileWords['aspects'], causesApart: boolean): SubstanceItem {
  const { context } = raw;
  const first = raw.pieces[0]!;
  const text = raw.pieces.map(printed).join('\n').trim();
  // The label is no part of what is said: 3.成本核算不细 names no figure.
  const pieces = [
    { ...first, start: Math.min(Math.max(first.start, raw.textStart), first.end) },
    ...raw.pieces.slice(1),
  ];
  const read = pieces.map((piece) => ({ piece, hits: findHits(printed(piece), own) }));
  const at = (piece: Piece, { start, end }: { start: number; end: number }): Ref =>
    refAt(piece, piece.start + start, piece.start + end);
  const hits = read.flatMap(({ piece, hits: found }) =>
    found.flatMap((hit) =>
      hit.topic === 'funding'
        ? []
        : [
            {
              aspect: hit.topic,
              theme: hit.theme,
              word: printed(piece).slice(hit.start, hit.end),
              ref: at(piece, hit),
            },
          ],
    ),
  );
  const funding = read.some(({ hits: found }) => found.some(({ topic }) => topic === 'funding'));
  // A heading above gives its aspect to items that have none of their own: 资产管理方面：1.台账不全。
  const inherited = hits.length === 0 && !funding ? aspectsOf(findHits(context, own)) : [];
  const causes = pieces.flatMap((piece) => {
    const range = findCause(printed(piece));
    return range ? [at(piece, { start: range[0], end: range[1] })] : [];
  });
  const marks: readonly Mark[] = pieces.flatMap((piece) =>
    findMarks(printed(piece)).map((mark) => ({
      kind: mark.kind,
      word: printed(piece).slice(mark.start, mark.end),
      ref: at(piece, mark),
    })),
  );
  return {
    text,
    title: titleOf(raw, printed(pieces[0]!)),
    ref: refAt(first, first.start, first.end),
    refs: raw.pieces.map((piece) => refAt(piece, piece.start, piece.end)),
    aspects: [...new Set([...aspectsOf(hits.map(({ aspect }) => ({ topic: aspect }))), ...inherited])],
    hits,
    funding,
    cause: causes.length > 0 || causesApart || findCause(context) !== null,
    causeRef: causes[0] ?? null,
    marks,
    concrete: marks.length > 0,
    length: pieces.reduce((sum, piece) => sum + foldKey(printed(piece)).length, 0),
  };
}

const TITLE_MAX = 24;

/** The heading or the first clause: what a clerk would call the item by. */
function titleOf({ heading }: RawItem, text: string): string {
  if (heading !== null) return heading;
  const whole = text.replace(/^[\s，,、：:]+|^(?:改进|整改)措施[：:]/g, '').trim();
  const clause = /^[^。；;：:，,\n]{4,}/.exec(whole)?.[0] ?? whole;
  return clause.length > TITLE_MAX ? `${clause.slice(0, TITLE_MAX)}…` : clause;
}

const NOTHING =
  /^(?:本(?:单位|部门|项目|年度?)|我(?:单位|局|部门|镇|乡|中心)|目前|截至目前)*(?:\d{4}年度?)?(?:暂时?|均|尚|基本)?(?:无|没有|不存在|未发现|未出现)(?:存在)?(?:明显|突出|重大|其他|其它|相关|较大|任何)?(?:的)?(?:偏离(?:绩效)?目标|偏差)?(?:的)?(?:问题|情况|不足|建议|意见|措施|内容|原因)?$|运转正常$/;
const WELL = /完成|良好|正常|达到|合规|到位|较好|显著|平稳|圆满|有序|规范/;
const NOTHING_MAX = 60;

/** 无、暂无、没有问题、运转正常: the part says that there is nothing, at most beside praise. */
function saysNothing(text: string): boolean {
  const key = foldText(text).text.replace(/\s/g, '');
  if (key === '' || key.length > NOTHING_MAX) return false;
  const pieces = key
    .replace(/^(?:\(?[\d一二三四五六七八九十]+[)、.])+/, '')
    .split(/[。;,.!:]/)
    .filter((piece) => piece !== '');
  const isNothing = pieces.map((piece) => NOTHING.test(piece));
  return isNothing.includes(true) && pieces.every((piece, index) => isNothing[index] || WELL.test(piece));
}
