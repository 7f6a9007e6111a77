import type { Substance } from '../model/facts.js';
import type { Deduction } from '../model/review.js';
import type { Band, BandId, Criterion, Scoring } from '../model/rubric.js';
import { ASPECT_NAMES } from '../model/substance.js';
import { costly, type Judgement, unreadPlaces } from './judgement.js';
import type { ScoreContext } from './score.js';

type BandScoring = Extract<Scoring, { kind: 'bands' }>;

interface Reading {
  readonly band: BandId;
  /** 0..1: where in the band the text stands. */
  readonly place: number;
  readonly why: string;
}

const ALL_ASPECTS = Object.keys(ASPECT_NAMES).length;
const FAIR_ASPECTS = 3;
const BROAD_ASPECTS = 5;
/** Characters below which a problem or measure is only named, not described. */
const BRIEF = 30;

/** O2 and O3: which of the sheet's bands the part on problems or measures falls into, and where in it. */
export function scoreBands(
  criterion: Criterion,
  { subject, bands }: BandScoring,
  { facts, findings }: ScoreContext,
): Judgement {
  const report = facts.documents.find(({ roles }) => roles.includes('self-evaluation-report'));
  const part = report?.[subject] ?? null;
  const unread = unreadPlaces(facts);
  if (!part && unread) {
    return {
      suggested: null,
      reason: `没有找到${subject === 'problems' ? '问题' : '改进措施'}部分，但${unread}，请人工评定。`,
    };
  }
  const reading = subject === 'problems' ? readProblems(part) : readMeasures(part, report?.problems ?? null);
  const band = bands.find(({ id }) => id === reading.band);
  if (!band) return { suggested: null, reason: `${reading.why}，评分表没有对应的档次，请人工评定。` };
  const suggested = Math.round(band.min + (band.max - band.min) * reading.place);
  const overlap = overlapOf(band, bands);
  const deductions: Deduction[] = [];
  if (suggested < criterion.max) {
    const related = costly(findings).filter(({ rule }) => criterion.rules.includes(rule));
    deductions.push({
      points: criterion.max - suggested,
      reason: reading.why,
      findings: related.map(({ id }) => id),
    });
  }
  return {
    suggested,
    band: band.name,
    range: [band.min, band.max],
    reason: `${reading.why}，属“${band.name}”（${printBand(band)}分），建议${suggested}分${overlap}。`,
    deductions,
    confidence: reading.band === 'incomplete' || reading.band === 'fairly' ? 0.6 : 0.8,
  };
}

const printBand = ({ min, max }: Band): string => (min === max ? String(min) : `${min}-${max}`);

/** The sheet's own bands may overlap (较全面15-19, 不全面14-18): said openly, a person decides. */
function overlapOf(band: Band, bands: readonly Band[]): string {
  const others = bands.filter(
    (other) => other !== band && other.min < other.max && other.min <= band.max && band.min <= other.max,
  );
  if (band.min === band.max || others.length === 0) return '';
  return `（评分表中该档与${others.map((other) => `“${other.name}”${printBand(other)}分`).join('、')}重叠，由评审人把握）`;
}

function readProblems(part: Substance | null): Reading {
  if (!part) return { band: 'absent', place: 0, why: '没有写存在的问题' };
  if (part.nothing || part.items.length === 0) return { band: 'absent', place: 0, why: '没有反映任何问题' };
  if (isOnlyFunding(part))
    return { band: 'only-funding', place: 0, why: `${part.items.length}条问题都是经费不足` };
  const names = part.aspects.map((aspect) => ASPECT_NAMES[aspect]).join('、');
  const causes = part.items.filter(({ cause }) => cause).length;
  const place = causes / part.items.length;
  const why = `列出问题${part.items.length}条，${names ? `涉及${names}${part.aspects.length}个方面` : '未涉及六个方面'}，其中${causes}条分析了原因`;
  if (isBrief(part)) return { band: 'too-simple', place, why: `${why}，但每条不足${BRIEF}字` };
  if (part.aspects.length >= BROAD_ASPECTS && causes * 2 >= part.items.length)
    return { band: 'comprehensive', place: 1, why };
  if (part.aspects.length >= FAIR_ASPECTS)
    return { band: 'fairly', place: (place + part.aspects.length / ALL_ASPECTS) / 2, why };
  return { band: 'incomplete', place: part.aspects.length === 0 ? 0 : place / 2, why };
}

function readMeasures(part: Substance | null, problems: Substance | null): Reading {
  if (!part) return { band: 'absent', place: 0, why: '没有写改进措施或工作建议' };
  if (part.nothing || part.items.length === 0)
    return { band: 'absent', place: 0, why: '没有提出任何措施或建议' };
  if (isOnlyFunding(part))
    return { band: 'only-funding', place: 0, why: `${part.items.length}条措施都是加大资金投入` };
  const asked = problems && !problems.nothing ? problems.items : [];
  const answered = asked.filter(
    ({ aspects }) => aspects.length === 0 || aspects.some((aspect) => part.aspects.includes(aspect)),
  ).length;
  const why =
    asked.length > 0
      ? `提出措施${part.items.length}条，${asked.length}条问题中${answered}条有同一方面的措施`
      : `提出措施${part.items.length}条，没有可以对应的问题`;
  if (isBrief(part)) return { band: 'too-simple', place: 0.5, why: `${why}，但每条不足${BRIEF}字` };
  const place = asked.length > 0 ? answered / asked.length : 0;
  if (asked.length > 0 && answered === asked.length && part.aspects.length >= BROAD_ASPECTS) {
    return { band: 'comprehensive', place: 1, why };
  }
  if (asked.length > 0 && answered === asked.length && part.items.length >= asked.length) {
    return { band: 'fairly', place: part.aspects.length / ALL_ASPECTS, why };
  }
  return { band: 'incomplete', place: place / 2, why };
}

const isOnlyFunding = ({ items }: Substance): boolean =>
  items.every(({ funding, aspects }) => funding && aspects.length === 0);
const isBrief = ({ items }: Substance): boolean =>
  items.every(({ text }) => text.replace(/\s/g, '').length < BRIEF);
