/**
 * What each figure of a passage is of: item, measure and year, from the words of its clause and from what the sentence
 * said before. One pass from left to right with a small memory: the subject, the last item, the open 其中 list.
 */
import type { Measure } from '../../model/review.js';
import { add, compare, type Decimal, ZERO } from '../../text/decimal.js';
import type { Figure } from '../../text/figures.js';
import { chooseMeasure } from './choose-measure.js';
import { endingMeasure, type MeasureHit } from './measures.js';
import { findItem, type Named, pairNames } from './name-items.js';
import { clausesOf, cleanPhrase } from './phrases.js';
import { ITEM_BY_KEY, ITEMS } from './vocabulary.js';

export interface Setting {
  /** The year reported on, or null. */
  readonly year: number | null;
  /** Measure that the section's title or the kind of document implies for words that say none. */
  readonly measure: Measure | null;
  /** What the whole document is: a budget statement, or neither. */
  readonly genre: Measure | null;
  /** Measure of last resort, by the kind of document. */
  readonly fallback: Measure | null;
  /** Item that the section's title names. */
  readonly item: Named | null;
  /** The fund or project that the document's title names. */
  readonly fund: Named | null;
}

export interface Meaning {
  readonly figure: Figure;
  readonly item: Named | null;
  readonly measure: Measure | null;
  readonly year: number | null;
  /** Index (in the result) of the total whose 其中 list the figure stands in. */
  readonly listOf: number | null;
  /** Another 其中 stands before it inside an open list. */
  readonly reopens: boolean;
  /** 合计, 共计 closing a list: indexes of what it sums. */
  readonly closes: readonly number[] | null;
  /** Sentence number in the passage. */
  readonly sentence: number;
}

interface Scope {
  /** The first item that the passage named: 支出 alone is then 支出 of the same kind. */
  topic: Named | null;
  subject: Named | null;
  last: Named | null;
  measure: Measure | null;
  /** What the sentence before spoke of: the weakest evidence. */
  spoken: Measure | null;
  year: number | null;
  /** Index of the total of the open 其中 list. */
  list: number | null;
  listSum: Decimal;
  previous: number | null;
  /** The figure right before, a part of a list or not: what a bracket behind it is about. */
  lastIndex: number | null;
}

const SENTENCE_END = /[。！!？?]/;
const LIST_OPEN = /(?:其中|包括|分项情况|分项看|包含|构成为|由以下|分别是|分别为(?=[\u3400-\u9fff]))/;
const CHANGE = new Set<Measure>(['increase', 'decrease']);
/** 决算12.6万元，完成年初预算14万元的90%: what the figure before is measured by, no subject of what follows. */
const MEASURED_BY =
  /^(?:完成|占|达到?|比|较|低于|高于)(?:了)?(?:年初|全年|调整后?|当年|本年)?预算(?:数|额)?的?$/;
const TOTAL_WORD = /(?:合计|共计|总计|总额)(?:为|是|达)?$/;

export function readMeanings(text: string, figures: readonly Figure[], setting: Setting): readonly Meaning[] {
  const meanings: Meaning[] = [];
  let scope: Scope = fresh(setting);
  const stack: Scope[] = [];
  let sentence = 0;
  let previousEnd = 0;
  let paired: readonly Named[] = [];
  let inList: number[] = [];

  for (const figure of figures) {
    if (figure.kind === 'bare') continue;
    let gap = text.slice(previousEnd, figure.start);
    previousEnd = figure.end;
    if (SENTENCE_END.test(gap)) {
      sentence += 1;
      gap = gap.slice(lastSentenceEnd(gap) + 1);
      // A bracket that the stop closed is over: what goes on is the sentence around it.
      scope = nextSentence(stack[0] ?? scope, setting, cleanPhrase(gap));
      stack.length = 0;
      inList = [];
      paired = [];
    }
    scope = walkBrackets(gap, scope, stack);
    if (figure.kind !== 'money') continue;

    const phrase = cleanPhrase(gap);
    const separated = /[;；]/.test(gap);
    const reopens = LIST_OPEN.test(phrase) && scope.list !== null;
    if (LIST_OPEN.test(phrase) && scope.previous !== null && scope.list === null) {
      scope.list = scope.previous;
      scope.listSum = ZERO;
    }
    paired = pairNames(phrase) ?? (/^[、,和及与]*$/.test(phrase) ? paired.slice(1) : []);

    const clauses = clausesOf(phrase);
    const clause = clauses.at(-1) ?? '';
    const hit = endingMeasure(clause);
    const isTotal = TOTAL_WORD.test(clause) && inList.length >= 2;
    const named = paired[0] ?? findItem(clauses, hit, scope);
    const change = hit !== null && CHANGE.has(hit.measure);
    if (scope.list !== null && named === null && !change && (separated || isClosed(meanings, scope)))
      closeList(scope);

    const whole = scope.previous === null ? null : meanings[scope.previous]!.item;
    if (scope.list === null && named !== null && !change && isPartOf(named, whole)) {
      // 三公经费4.5万元，公务接待费0万元，…: a list without the word 其中.
      scope.list = scope.previous;
      scope.listSum = ZERO;
    }
    const inherited =
      change || scope.list !== null || !separated ? (scope.last ?? scope.subject) : scope.subject;
    const found =
      isTotal && named === null
        ? totalOf(
            inList.map((part) => meanings[part]!.item),
            scope.topic,
            setting,
          )
        : (named ?? inherited ?? setting.item ?? setting.fund);
    const year = yearOf(phrase, hit, scope, setting);
    const measure = chooseMeasure({
      hit,
      named,
      clause,
      inherited: scope.measure,
      setting,
      spoken: scope.spoken,
      year,
    });
    const meaning: Meaning = {
      figure,
      item: found,
      measure,
      year:
        measure === 'prior-final' && setting.year !== null && year === setting.year ? setting.year - 1 : year,
      listOf:
        scope.list !== null && named !== null && !change && measure !== 'prior-final' ? scope.list : null,
      reopens,
      closes: isTotal && named === null ? inList : null,
      sentence,
    };
    const index = meanings.push(meaning) - 1;
    const printed = withoutAsides(change ? (phrase.split(AGAINST)[0] ?? '') : phrase)
      .match(YEARS)
      ?.at(-1);
    if (change || measure === 'prior-final' || measure === 'other' || MEASURED_BY.test(clause)) {
      if (printed && change) scope.year = Number(printed);
      if (named && !change) scope.last = named;
      continue;
    }
    scope.lastIndex = index;
    inList = named ? [...inList, index] : [];
    if (meaning.listOf !== null) scope.listSum = add(scope.listSum, figure.value);
    else {
      if (named) scope.subject = named;
      scope.previous = index;
      // What is left over says nothing of the figures behind it.
      if (measure !== 'balance') scope.measure = measure;
    }
    if (found) scope.last = found;
    scope.topic ??= named;
    if (printed) scope.year = Number(printed);
  }
  return meanings;
}

function fresh(setting: Setting): Scope {
  return {
    topic: null,
    subject: null,
    last: null,
    measure: null,
    spoken: null,
    year: setting.year,
    list: null,
    listSum: ZERO,
    previous: null,
    lastIndex: null,
  };
}

/**
 * Behind a full stop the subject goes on, the last part does not (…公务接待费3万元。比上年减少 is of the total). A sentence
 * that opens with 其中 goes on with the list of the one before.
 */
function nextSentence(scope: Scope, setting: Setting, phrase: string): Scope {
  const next: Scope = {
    ...fresh(setting),
    subject: scope.subject,
    last: scope.subject,
    topic: scope.topic,
    year: scope.year,
  };
  if (!/^(?:其中|包括)/.test(phrase)) return { ...next, spoken: scope.measure ?? scope.spoken };
  return { ...next, previous: scope.previous, measure: scope.measure, spoken: scope.measure ?? scope.spoken };
}

/** What a bare 共计 is of: the item that the list makes up, else what was spoken of before the list, else the document's fund. */
function totalOf(parts: readonly (Named | null)[], topic: Named | null, setting: Setting): Named | null {
  const keys = new Set(parts.map((part) => part?.key));
  const whole = ITEMS.find((item) => item.parts.filter((part) => keys.has(part)).length >= 2);
  if (whole) return { item: whole.key, key: whole.key };
  return topic && !keys.has(topic.key) ? topic : (setting.fund ?? setting.item);
}

function isPartOf(part: Named, whole: Named | null): boolean {
  const parts = whole ? (ITEM_BY_KEY.get(whole.key)?.parts ?? []) : [];
  return parts.includes(part.key) || parts.some((key) => ITEM_BY_KEY.get(key)?.parts.includes(part.key));
}

function closeList(scope: Scope): void {
  scope.list = null;
  scope.last = scope.subject;
}

/** The parts read so far already make up the total. */
function isClosed(meanings: readonly Meaning[], scope: Scope): boolean {
  const total = scope.list === null ? undefined : meanings[scope.list];
  return total !== undefined && compare(scope.listSum, total.figure.value) === 0;
}

function lastSentenceEnd(gap: string): number {
  let last = -1;
  for (let index = 0; index < gap.length; index += 1) if (SENTENCE_END.test(gap[index]!)) last = index;
  return last;
}

const DEEPEST = 8;

/** A bracket opens a scope of its own (…费995万元(其中购置费38万元…)); behind it the sentence goes on as before. */
function walkBrackets(gap: string, scope: Scope, stack: Scope[]): Scope {
  let current = scope;
  for (const character of gap) {
    if (character === '(' && stack.length < DEEPEST) {
      stack.push(current);
      current = { ...current, list: null, listSum: ZERO, previous: current.lastIndex };
    } else if (character === ')' && stack.length > 0) {
      current = stack.pop()!;
    }
  }
  return current;
}

/** A year in brackets that are closed again (其中5个由2023年转列) is an aside. */
const withoutAsides = (phrase: string): string => phrase.replace(/\([^()]*\)/g, '');

/** Every year that a phrase prints, in order. */
const YEARS = /20\d{2}(?=年)/g;
const AGAINST = /(?:比|较|与|同)(?:20\d{2}年|上年|去年)/;

function yearOf(phrase: string, hit: MeasureHit | null, scope: Scope, setting: Setting): number | null {
  const spoken = withoutAsides(phrase);
  const change = hit !== null && CHANGE.has(hit.measure);
  // 2022年预算比2021年增加: the change is of the year that is compared, not of the one it is compared with.
  const own = change ? (spoken.split(AGAINST)[0] ?? '') : spoken;
  const year = own.match(YEARS)?.at(-1);
  if (year) return Number(year);
  const current = scope.year ?? setting.year;
  return hit?.measure === 'prior-final' && current !== null ? current - 1 : current;
}
