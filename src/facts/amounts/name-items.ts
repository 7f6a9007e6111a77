/** Which item the clauses before a figure name. */
import type { MeasureHit } from './measures.js';
import { nounOf } from './phrases.js';
import { lastItem } from './vocabulary.js';

export interface Named {
  /** As to be shown. */
  readonly item: string;
  /** For comparing. */
  readonly key: string;
}

interface Memory {
  readonly topic: Named | null;
  readonly subject: Named | null;
}

/** 同比, 较上年决算数: what a change is measured against; the item stands before it, if at all. */
const BASE = /(?:同口径|同期|同比|(?:比|较|与|同)(?:上年|去年|上一年|20\d{2}年|年初)).*$/;

/** 因材料涨价追加县级配套，全年预算数…: why, and not what of. */
const CAUSE = /^(?:因|由于|鉴于|受)|^(?:年中|年内)?追加.*后$/;

/** 国土绿化经费用于苗木采购，执行数…: a name that opens a sentence of its own. */
const SUBJECT = /^(.{2,20}(?:经费|资金|项目|补助))(?:主要|全部)?(?:用于|因|由于)/;

/** A known item in the last clauses, else the noun of the last; null where the words name none and the memory must. */
export function findItem(clauses: readonly string[], hit: MeasureHit | null, memory: Memory): Named | null {
  const clause = clauses.at(-1) ?? '';
  const last = clause.replace(BASE, '');
  const isBase = last !== clause;
  const isChange = hit?.measure === 'increase' || hit?.measure === 'decrease';
  const known = lastItem(last);
  if (known) return named(known);
  const part = vehiclePart(last, memory.subject);
  if (part) return part;
  const kind = otherFlow(last, clauses, memory.topic);
  if (kind) return kind;
  // 减税降费, 利润: words that are item and measure at once; 差值, 标准 are of what was named before.
  const isBoth = hit?.measure === 'other' && !/差|标准|[单均]价|[上下]限|限额/.test(last);
  const noun = nounOf(hit && !isBase && !isBoth ? last.slice(0, hit.start) : last);
  if (noun && noun.length >= 2) return { item: noun, key: noun };
  if (isBase || isChange) return null;
  // 决算总额 alone is of what the sentence began with, however far that is.
  for (const earlier of clauses.slice(hit?.explicit ? -8 : -3, -1).reverse()) {
    if (BASE.test(earlier) || CAUSE.test(earlier)) continue;
    const found = lastItem(earlier);
    if (found) return named(found);
    const spoken = SUBJECT.exec(earlier)?.[1];
    const subject = spoken === undefined ? null : nounOf(spoken);
    if (subject) return { item: subject, key: subject };
  }
  return null;
}

const named = (match: NonNullable<ReturnType<typeof lastItem>>): Named => ({
  item: match.shown,
  key: match.item.key,
});

const VEHICLE_PARTS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|其中|和|及)购置(?:费用?|经费|支出)?$/, '公务用车购置费'],
  [/(?:^|其中|和|及)运行(?:维护)?(?:费用?|经费|支出)?$/, '公务用车运行维护费'],
];

/** 公务用车购置及运行维护费4.5万元（购置费0万元、运行维护费4.5万元）. */
function vehiclePart(clause: string, subject: Named | null): Named | null {
  if (subject?.key !== '公务用车购置及运行维护费' && subject?.key !== '三公经费') return null;
  const found = VEHICLE_PARTS.find(([pattern]) => pattern.test(clause));
  return found ? { item: found[1], key: found[1] } : null;
}

const BARE_FLOW = /^(?:本年|全年|总)?(收入|支出)(?:预算|决算|合计|总计)?(?:数|为)?$/;

/** 一般公共预算收入 … 。支出预算, 政府性基金方面，收入: of the same accounts. */
function otherFlow(clause: string, clauses: readonly string[], topic: Named | null): Named | null {
  const bare = BARE_FLOW.exec(clause);
  if (!bare) return null;
  const accounts = clauses
    .map((other) => /^(.{2,12})方面$/.exec(other)?.[1])
    .findLast((name) => name !== undefined);
  const base =
    accounts ??
    /^((?:一般公共|政府性基金|国有资本经营|社会保险基金).{0,3}?)(?:收入|支出)$/.exec(topic?.key ?? '')?.[1];
  if (base === undefined) {
    const side = bare[1] === '收入' ? '收入合计' : '支出合计';
    return /预算|决算|合计|总计/.test(clause) && !topic
      ? { item: clause.replace(/[数为]+$/, ''), key: side }
      : null;
  }
  if (base === '收入' || base === '支出') return null;
  const name = `${base}${bare[1]}`;
  const known = lastItem(name);
  return known ? named(known) : { item: name, key: name };
}

const PAIRED = /([^,，;；:：。]{2,40})(?:分别|各)(?:为|是|达|安排|支出|下达)?$/;

/** 甲、乙和丙分别为: the names in order, or null. */
export function pairNames(phrase: string): readonly Named[] | null {
  const match = PAIRED.exec(phrase);
  if (!match) return null;
  const names = match[1]!.split(/[、和及与]/).filter((name) => name !== '');
  if (names.length < 2) return null;
  // 收、支总计: what the last name ends in belongs to all.
  const suffix = /(?:总计|合计|支出|收入|资金|经费|决算数?|预算数?)$/.exec(names.at(-1)!)?.[0] ?? '';
  return names.map((name) => nameOf(name) ?? nameOf(name + suffix) ?? { item: name, key: name });
}

function nameOf(phrase: string): Named | null {
  const match = lastItem(phrase);
  if (match) return named(match);
  const noun = nounOf(phrase);
  return noun ? { item: noun, key: noun } : null;
}
