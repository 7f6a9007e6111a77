/** Figures of the running text with what they are of, and the sums and rates that the text states. */
import type { AmountFact, Passage, PercentFact, Ref, Relation, Section } from '../../model/facts.js';
import type { Measure } from '../../model/review.js';
import { append } from '../../text/append.js';
import { type Figure, scanFigures } from '../../text/figures.js';
import { type Folded, foldText } from '../../text/fold.js';
import { findChanges } from './changes.js';
import { findListsBelow } from './listed-below.js';
import { type Meaning, readMeanings, type Setting } from './meaning.js';
import { headingMeasure } from './measures.js';
import { percentOf } from './percent-of.js';
import { cleanPhrase } from './phrases.js';
import { findRates, lastIndexBefore } from './rates.js';
import { findShares, type ShareClaim } from './shares.js';
import { findSums } from './sums.js';
import { type ItemMatch, lastItem } from './vocabulary.js';

export interface ProseFacts {
  readonly amounts: readonly AmountFact[];
  readonly percents: readonly PercentFact[];
  readonly relations: readonly Relation[];
}

export interface ProseContext {
  readonly sections: ReadonlyMap<string, Section>;
  readonly year: number | null;
  /** A budget statement: words that name no measure mean budget. */
  readonly genreMeasure: Measure | null;
  /** Of last resort, by the kind of document. */
  readonly fallback: Measure | null;
  /** The fund or project that the title names. */
  readonly fund: string | null;
  readonly prefix: string;
}

const SPOKEN: ReadonlySet<Passage['kind']> = new Set(['heading', 'body', 'note', 'cover', 'title']);
/** How far back the words reach that say what a percentage is of. */
const WORDS_BEFORE = 80;
const SCOPE = /(本级|汇总|全县|全市|全区|全省|县本级|市本级|区本级|1[-—至]\d{1,2}月)/;

export function readProse(passages: readonly Passage[], context: ProseContext): ProseFacts {
  const amounts: AmountFact[] = [];
  const percents: PercentFact[] = [];
  const relations: Relation[] = [];
  const shares: ShareClaim[] = [];
  let carried: { readonly section: string | null; readonly item: Setting['item'] } = {
    section: null,
    item: null,
  };
  for (const passage of passages) {
    if (!SPOKEN.has(passage.kind)) continue;
    const folded = foldText(passage.text);
    const figures = scanFigures(folded.text);
    if (figures.length === 0) continue;
    const setting = settingOf(passage, context);
    // A paragraph that opens with 较上年 goes on about what the one before was of.
    const goesOn = carried.section === passage.section && GOES_ON.test(folded.text);
    const meanings = readMeanings(
      folded.text,
      figures,
      goesOn && carried.item ? { ...setting, item: carried.item } : setting,
    );
    carried = { section: passage.section, item: subjectOf(meanings) ?? (goesOn ? carried.item : null) };
    const facts = meanings.map((meaning, index) =>
      amountOf(meaning, passage, folded, `${context.prefix}a${passage.ref.block}.${index + 1}`),
    );
    const rates = figures
      .filter(({ kind }) => kind === 'percent')
      .map((figure) => ({ figure, fact: percentFact(figure, passage, folded, meanings) }));
    append(amounts, facts);
    append(
      percents,
      rates.map(({ fact }) => fact),
    );
    append(
      relations,
      findSums(meanings, facts),
      findRates(folded.text, meanings, facts, rates),
      findChanges(meanings, facts),
    );
    append(shares, sharesOf(folded.text, meanings, facts, rates));
  }
  append(relations, findListsBelow(passages, amounts), findShares(shares, amounts));
  return { amounts, percents, relations };
}

/** 占 before a percentage, with the figure that it is the share of. */
function sharesOf(
  text: string,
  meanings: readonly Meaning[],
  facts: readonly AmountFact[],
  rates: readonly { readonly figure: Figure; readonly fact: PercentFact }[],
): readonly ShareClaim[] {
  return rates.flatMap(({ figure, fact }) => {
    const index = lastIndexBefore(meanings, figure.start);
    const meaning = meanings[index];
    if (!meaning) return [];
    const phrase = cleanPhrase(text.slice(meaning.figure.end, figure.start));
    if (!phrase.includes('占') || /[。;；!?]/.test(phrase)) return [];
    const listTotal = meaning.listOf === null ? null : facts[meaning.listOf]!;
    return [{ percent: fact, phrase, part: facts[index]!, listTotal }];
  });
}

/** A heading that is the name of a project or fund: the figures under it are of that, not of what stands above. */
const FUND_NAME = /^(?!.*(?:情况|使用|管理|安排|来源|投入)).{4,}(?:经费|补助|补贴|资金|专项|工程)$/;

const GOES_ON = /^\s*(?:较|比|同比|与)\s*(?:上年|去年|\d{4}\s*年|年初)/;

/** The item of the last figure that is no change. */
function subjectOf(meanings: readonly Meaning[]): Setting['item'] {
  return (
    meanings.findLast(
      ({ measure, item }) => item !== null && measure !== 'increase' && measure !== 'decrease',
    )?.item ?? null
  );
}

function settingOf(passage: Passage, context: ProseContext): Setting {
  let measure: Measure | null = null;
  let item: Setting['item'] = null;
  let year: number | null = null;
  let section = passage.section === null ? undefined : context.sections.get(passage.section);
  while (section) {
    const title = foldText(section.title).text.replace(/\s|["“”]/g, '');
    measure ??= weakHeadingMeasure(title);
    const match: ItemMatch | null = item === null ? lastItem(title) : null;
    if (match) item = { item: match.shown, key: match.item.key };
    else if (item === null && FUND_NAME.test(title)) item = { item: title, key: title };
    const named = /(20\d{2})年/.exec(title);
    if (named) year ??= Number(named[1]);
    section = section.parent === null ? undefined : context.sections.get(section.parent);
  }
  return {
    year: year ?? context.year,
    measure: measure ?? context.genreMeasure,
    genre: context.genreMeasure,
    fallback: context.fallback,
    item,
    fund: context.fund === null ? null : { item: context.fund, key: context.fund },
  };
}

const ACCOUNTS =
  /(?:一般公共|政府性基金|国有资本经营|社会保险基金|全面)预算|预算(?=支出(?:及执行)?情况|单位|管理|绩效)/g;

/** 一般公共预算支出情况 names a kind of account, not a measure: only 预算 or 决算 that qualify the figures count. */
function weakHeadingMeasure(title: string): Measure | null {
  const bare = title.replace(ACCOUNTS, '');
  if (/对比|比较|较|与/.test(bare)) return null;
  const measure = headingMeasure(bare);
  return measure === 'final' && !/决算|执行/.test(bare)
    ? null
    : measure === 'revenue' || measure === 'balance'
      ? null
      : measure;
}

function amountOf(meaning: Meaning, passage: Passage, folded: Folded, id: string): AmountFact {
  const { figure } = meaning;
  const [start, end] = folded.range(figure.start, figure.end);
  const scope = SCOPE.exec(folded.text.slice(Math.max(0, figure.start - 40), figure.start));
  return {
    id,
    ref: placeOf(passage, start, end),
    raw: passage.text.slice(start, end),
    value: figure.value,
    step: figure.step,
    exponent: figure.exponent,
    item: meaning.item?.item ?? null,
    itemKey: meaning.item?.key ?? null,
    measure: figure.per ? 'other' : meaning.measure,
    year: meaning.year,
    scope: scope?.[1] ?? null,
    section: passage.section,
    table: null,
    approximate: figure.approximate || figure.range,
    per: figure.per,
  };
}

function percentFact(
  figure: Figure,
  passage: Passage,
  folded: Folded,
  meanings: readonly Meaning[],
): PercentFact {
  const last = meanings[lastIndexBefore(meanings, figure.start)];
  const [start, end] = folded.range(figure.start, figure.end);
  return {
    ref: placeOf(passage, start, end),
    of: percentOf(
      folded.text.slice(Math.max(0, figure.start - WORDS_BEFORE), figure.start),
      last?.item?.item ?? null,
    ),
    raw: passage.text.slice(start, end),
    value: figure.value,
    step: figure.step,
    section: passage.section,
    approximate: figure.approximate,
  };
}

function placeOf(passage: Passage, start: number, end: number): Ref {
  return { ...passage.ref, start, end };
}
