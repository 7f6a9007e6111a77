/**
 * Which of the sheet's bands a part on problems or measures falls into, where in it, and why. The sheet's words are 全面,
 * 较全面, 不全面, 未归纳且过于简单; the numbers by which they are read here are the constants below.
 */
import type { Answer, Substance, SubstanceItem } from '../model/facts.js';
import type { BandId } from '../model/rubric.js';
import { ASPECT_NAMES } from '../model/substance.js';

export interface Reading {
  readonly band: BandId;
  /** 0..1: where in the band the text stands. The mean of the shares that the sheet's words ask for. */
  readonly place: number;
  readonly why: string;
  /** Not what the bands describe: the sheet leaves it to the reviewer (其他情况酌情扣分). */
  readonly other?: boolean;
  /** A little more or less of one thing would have given another band. */
  readonly close: boolean;
}

/** The sheet names six aspects (O2). 全面 is read as all of them but one, 较全面 as half of them. */
const ALL_ASPECTS = Object.keys(ASPECT_NAMES).length;
const BROAD_ASPECTS = ALL_ASPECTS - 1;
const FAIR_ASPECTS = ALL_ASPECTS / 2;
/** 分析原因全面: of most problems; 较全面: of one in three at least. */
const CAUSES_BROAD = 3 / 4;
const CAUSES_FAIR = 1 / 3;
/** Catchwords are too simple where fewer than half of them say why. */
const CAUSES_SIMPLE = 1 / 2;
/** 与问题对应: all; 比较全面: of most problems. */
const ANSWERED_FAIR = 2 / 3;
const CONCRETE_BROAD = 1 / 2;
/** Characters below which a problem or measure is only named, not described; the same as in problems-too-brief. */
const BRIEF = 30;
/** A measure says who does what in fewer words than a problem needs for its cause. */
const BRIEF_MEASURE = 20;

const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
const mean = (...shares: readonly number[]): number =>
  shares.reduce((sum, one) => sum + Math.min(1, one), 0) / shares.length;
const isMoneyOnly = ({ funding, aspects }: SubstanceItem): boolean => funding && aspects.length === 0;
const namesOf = ({ aspects }: Substance): string => aspects.map((aspect) => ASPECT_NAMES[aspect]).join('、');

/** Sentences from which on one undivided text is called a lump. */
const LUMP_SENTENCES = 3;
function sizeSaid({ form, items, text }: Substance, listed: string, lump: string): string {
  const sentences = text.split(/[。；;]/).filter((sentence) => sentence.trim() !== '').length;
  return form === 'lump' && sentences >= LUMP_SENTENCES ? lump : `${listed}${items.length}条`;
}

/** Nothing to read: no part, 无, only money. */
function readEmpty(part: Substance | null, what: string, money: string): Reading | null {
  if (!part) return { band: 'absent', place: 0, why: `没有写${what}`, close: false };
  if (part.nothing || part.items.length === 0)
    return { band: 'absent', place: 0, why: `“${part.name}”没有写出任何${what}`, close: false };
  if (!part.items.every(isMoneyOnly)) return null;
  return { band: 'only-funding', place: 0, why: `${part.items.length}条${money}`, close: false };
}

export function readProblems(part: Substance | null): Reading {
  const empty = readEmpty(part, '问题', '问题都是经费不足');
  if (empty || !part) return empty!;
  const { items, aspects, form } = part;
  const causes = items.filter(({ cause }) => cause).length;
  const concrete = items.filter((item) => item.concrete).length;
  const brief = items.filter(({ length }) => length < BRIEF).length;
  const caused = share(causes, items.length);
  const place = mean(aspects.length / ALL_ASPECTS, caused, share(concrete, items.length));
  const why = [
    sizeSaid(part, '列出问题', '问题没有分条归纳'),
    aspects.length > 0 ? `涉及${namesOf(part)}${aspects.length}个方面` : '没有涉及六个方面',
    causes > 0 ? `${causes}条分析了原因` : '没有分析原因',
    ...(concrete > 0 ? [`${concrete}条有数据或具体事项`] : []),
    ...(brief > 0 ? [`${brief}条不足${BRIEF}字`] : []),
  ].join('，');
  const isSimple = brief === items.length || (form === 'lump' && causes === 0);
  if (isSimple && caused < CAUSES_SIMPLE)
    return { band: 'too-simple', place, why, close: brief < items.length };
  if (aspects.length === 0) return { band: 'incomplete', place, why, other: true, close: true };
  if (aspects.length >= BROAD_ASPECTS && caused >= CAUSES_BROAD && brief < items.length)
    return { band: 'comprehensive', place: 1, why, close: aspects.length === BROAD_ASPECTS };
  if (aspects.length >= FAIR_ASPECTS && caused >= CAUSES_FAIR)
    return {
      band: 'fairly',
      place,
      why,
      close: aspects.length === FAIR_ASPECTS || aspects.length >= BROAD_ASPECTS,
    };
  return { band: 'incomplete', place, why, close: aspects.length >= FAIR_ASPECTS - 1 };
}

export function readMeasures(
  part: Substance | null,
  problems: Substance | null,
  answers: readonly Answer[],
): Reading {
  const empty = readEmpty(part, '改进措施或工作建议', '措施都是要求增加资金');
  if (empty || !part) return empty!;
  const { items, aspects } = part;
  const asked =
    problems && !problems.nothing
      ? answers.filter(({ problem }) => !isMoneyOnly(problems.items[problem]!))
      : [];
  const answered = asked.filter(({ matches }) => matches.length > 0).length;
  const weak = asked.filter(
    ({ matches }) => matches.length > 0 && matches.every((match) => match.weak),
  ).length;
  const concrete = items.filter((item) => item.concrete).length;
  const brief = items.filter(({ length }) => length < BRIEF_MEASURE).length;
  const met = share(answered, asked.length);
  const place = mean(met, aspects.length / ALL_ASPECTS, share(concrete, items.length));
  const why = [
    sizeSaid(part, '提出措施', '措施没有分条'),
    asked.length > 0
      ? `${asked.length}条问题中${answered}条有对应的措施`
      : problems && !problems.nothing && problems.items.length > 0
        ? '所列问题只是经费不足'
        : '没有可以对应的问题',
    `${concrete > 0 ? concrete : '没有一'}条写明了时间、责任、数量或具体做法`,
    ...(brief > 0 ? [`${brief}条不足${BRIEF_MEASURE}字`] : []),
  ].join('，');
  if (brief === items.length && concrete < items.length)
    return { band: 'too-simple', place, why, close: concrete > 0 };
  if (asked.length === 0) return { band: 'incomplete', place, why, other: true, close: true };
  if (met === 1 && aspects.length >= BROAD_ASPECTS && share(concrete, items.length) >= CONCRETE_BROAD)
    return { band: 'comprehensive', place: 1, why, close: weak > 0 || aspects.length === BROAD_ASPECTS };
  if (met >= ANSWERED_FAIR) return { band: 'fairly', place, why, close: met < 1 || weak > 0 };
  return { band: 'incomplete', place, why, close: answered > 0 };
}
