import type { DocumentFacts, Facts, Substance } from '../model/facts.js';
import type { Deduction } from '../model/review.js';
import type { Band, Criterion, Scoring } from '../model/rubric.js';
import { type Judgement, unreadPlaces } from './judgement.js';
import type { ScoreContext } from './score.js';
import { type Reading, readMeasures, readProblems } from './substance-reading.js';

type BandScoring = Extract<Scoring, { kind: 'bands' }>;

/** How sure a band is: by what a person could count; at the edge of a band; where the sheet leaves it open; guessed places. */
const SURE = 0.85;
const USUAL = 0.7;
const CLOSE = 0.6;
const OPEN = 0.5;

const NAMES = { problems: '问题', measures: '改进措施' } as const;

/**
 * O2 and O3: which of the sheet's bands the part falls into. Within it the points are `min + (max − min) × place`, rounded;
 * place is the mean of the shares in substance-reading.ts. Where the sheet's bands overlap the range covers them all.
 */
export function scoreBands(
  criterion: Criterion,
  { subject, bands }: BandScoring,
  { facts, findings }: ScoreContext,
): Judgement {
  const report = facts.documents.find(({ roles }) => roles.includes('self-evaluation-report'));
  const part = report?.[subject] ?? null;
  const hidden = hiddenFrom(part, report, facts);
  if (hidden)
    return {
      suggested: null,
      reason: `${part ? '' : `没有找到${NAMES[subject]}部分，但`}${hidden}，请人工评定。`,
    };
  const said = report?.problems;
  if (
    said?.nothing &&
    /偏离|未完成/.test(said.name) &&
    (part === null || part.text.length <= said.text.length)
  ) {
    return { suggested: null, reason: `“${said.name}”说明没有偏离绩效目标，${NAMES[subject]}请人工评定。` };
  }
  const reading: Reading =
    report === undefined
      ? { band: 'absent', place: 0, why: '没有找到绩效自评报告正文', close: true }
      : subject === 'problems'
        ? readProblems(part)
        : readMeasures(part, report.problems, report.answers);
  const band = bands.find(({ id }) => id === reading.band);
  if (!band) return { suggested: null, reason: `${reading.why}，评分表没有对应的档次，请人工评定。` };
  const suggested = Math.round(band.min + (band.max - band.min) * reading.place);
  const overlapping = band.min === band.max ? [] : overlapsOf(band, bands);
  const lower = reading.other ? bands.filter(({ id }) => id === 'too-simple') : [];
  const open = [band, ...overlapping, ...lower];
  // A single point (全面 20) that hangs on one aspect more or less: the best of the band below stays possible.
  const below = reading.close && band.min === band.max && band.max > 0 ? bestBelow(band, bands) : band.min;
  const deductions: Deduction[] = [];
  if (suggested < criterion.max) {
    // The band has its price, not the finding: one that follows from another is named as well.
    const related = findings.filter(
      ({ rule, certainty }) => criterion.rules.includes(rule) && certainty === 'certain',
    );
    deductions.push({
      points: criterion.max - suggested,
      reason: reading.why,
      findings: related.map(({ id }) => id),
    });
  }
  return {
    suggested,
    band: band.name,
    range: [Math.min(below, ...open.map(({ min }) => min)), Math.max(...open.map(({ max }) => max))],
    reason: `${reading.why}，属“${band.name}”（${printBand(band)}分），建议${suggested}分${noteOf(reading, overlapping)}。`,
    deductions,
    confidence: confidenceOf(reading, part),
  };
}

const printBand = ({ min, max }: Band): string => (min === max ? String(min) : `${min}-${max}`);

/** The sheet's own bands may overlap (较全面15-19, 不全面14-18): said openly, a person decides. */
function overlapsOf(band: Band, bands: readonly Band[]): readonly Band[] {
  return bands.filter(
    (other) => other !== band && other.min < other.max && other.min <= band.max && band.min <= other.max,
  );
}

const bestBelow = (band: Band, bands: readonly Band[]): number =>
  Math.max(0, ...bands.filter(({ max }) => max < band.min).map(({ max }) => max));

function noteOf({ other }: Reading, overlapping: readonly Band[]): string {
  const notes = [
    ...(overlapping.length > 0
      ? [
          `评分表中该档与${overlapping.map((one) => `“${one.name}”${printBand(one)}分`).join('、')}重叠，由评审人把握`,
        ]
      : []),
    ...(other ? ['也可按“其他情况酌情扣分”处理'] : []),
  ];
  return notes.length > 0 ? `（${notes.join('；')}）` : '';
}

function confidenceOf({ band, close, other }: Reading, part: Substance | null): number {
  if (other) return OPEN;
  if (close) return CLOSE;
  if (part && part.source !== 'section') return CLOSE;
  return band === 'only-funding' || (band === 'absent' && part !== null) ? SURE : USUAL;
}

/**
 * What may hide the part or something of it: unread pages or files where it was not found, and unread pages among its own
 * or right behind them where it was. Null where it can be judged.
 */
function hiddenFrom(part: Substance | null, report: DocumentFacts | undefined, facts: Facts): string | null {
  const unread = unreadPlaces(facts);
  if (!unread || !part || !report || part.nothing || part.items.length === 0) return unread;
  const { blocks, file } = report.document;
  const pageOf = (block: number): number | null => blocks[block]?.page ?? null;
  const last = Math.max(...part.items.flatMap(({ refs }) => refs.map(({ block }) => block)));
  if (report.unreadPictures.some((after) => after >= part.ref.block && after <= last)) {
    return `“${file}”此处有图片未能识别，${part.name}可能没有读全`;
  }
  const [from, to] = [pageOf(part.ref.block), pageOf(last)];
  if (from === null || to === null) return null;
  const among = report.unread.filter((page) => page >= from && page <= to + 1);
  return among.length > 0 ? `“${file}”第${among.join('、')}页未能识别，${part.name}可能没有读全` : null;
}
