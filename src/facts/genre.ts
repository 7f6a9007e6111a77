/** What kind of text it is, for figures whose own words name no measure. */
import type { DocumentModel } from '../model/document.js';
import type { Measure } from '../model/review.js';
import { foldKey } from '../text/fold.js';

export interface Genre {
  /** Measure of every figure that says nothing else: a budget statement is all budget. */
  readonly measure: Measure | null;
  /** Measure of last resort: what an allocation notice hands out is budget, what a report tells is spent. */
  readonly fallback: Measure;
}

/** Names of accounts in which 预算 says nothing about budget or final. */
const ACCOUNTS =
  /(?:一般公共|公共财政|政府性基金|国有资本经营|社会保险基金)预算|预算绩效|预算单位|预算管理|全面预算/g;
const EXECUTED = /决算|执行数|实际支出|执行率|自评|绩效(?!工资)|支出完成|收入完成/g;
/** What budget statements are made of; 占年预算的 in news of execution is none of it. */
const BUDGETED = /(?:收支|收入|支出|部门|单位)(?:总)?预算|预算(?:收入|支出|安排|数|草案|总计|合计|压缩)/g;
const ALLOCATION =
  /资金(?:来源|分配|安排)|分配(?:原则|方案|情况|结果)|(?:下达|分配|安排).{0,12}(?:通知|公示|公告|安排表|分配表)/;
const FEWEST = 3;
/** A budget statement may mention last year's execution. */
const OUTNUMBER = 4;
/** The beginning tells the kind. */
const REACH = 20_000;

export function genreOf(title: string | null, document: DocumentModel): Genre {
  const key = foldKey(title ?? '');
  const body = foldKey(beginning(document)).replace(ACCOUNTS, '');
  const fallback: Measure = ALLOCATION.test(key) || ALLOCATION.test(body) ? 'budget' : 'final';
  if (/决算|绩效|自评|执行/.test(key))
    return { measure: null, fallback: /决算|绩效|自评/.test(key) ? 'final' : fallback };
  if (/预算(?!执行)/.test(key.replace(ACCOUNTS, ''))) return { measure: 'budget', fallback: 'budget' };
  const budgets = body.match(BUDGETED)?.length ?? 0;
  const executed = body.match(EXECUTED)?.length ?? 0;
  return { measure: budgets >= Math.max(FEWEST, executed * OUTNUMBER) ? 'budget' : null, fallback };
}

function beginning(document: DocumentModel): string {
  let text = '';
  for (const block of document.blocks) {
    if (text.length > REACH) break;
    if (block.layer !== 'body') continue;
    text += block.kind === 'paragraph' ? `${block.text}\n` : block.cells.map((cell) => cell.text).join('\n');
  }
  return text.slice(0, REACH);
}

const FUND =
  /([\u3400-\u9fff]{2,24}?(?:专项转移支付|转移支付|专项资金|补助资金|扶贫资金|衔接资金|奖补资金|公益金|补助|资金|经费|项目))(?!(?:支出)?绩效自评表)/;
/** 高标准农田建设项目支出绩效…: of one project, where 某局项目支出绩效… is of all. */
const NAMED_PROJECT = /^([\u3400-\u9fff]{4,24}?(?<![局委办院校厅站所馆会部乡镇处府心]))项目支出绩效/;
const NOT_NAMED = /^(?:部门|单位|整体|项目|专项|财政|预算)?(?:支出)?(?:项目|专项资金|资金|经费)$/;

/** The fund or project that a title is about: 食品监管专项转移支付, 体育彩票公益金. Null for reports on a unit. */
export function fundOf(title: string | null, unit: string | null, heads: readonly string[]): string | null {
  // A line in brackets under the title names what the report is on.
  const subtitle = heads
    .map((line) => /^\((.{4,40}(?:资金|补助|项目|经费))\)$/.exec(foldKey(line))?.[1])
    .find(Boolean);
  let key = foldKey(subtitle ?? title ?? '').replace(/"/g, '');
  if (/整体支出|部门决算|单位决算/.test(key)) return null;
  if (unit) key = key.replace(foldKey(unit), '');
  key = key
    .replace(/^(?:关于)?(?:对)?(?:20[\dxX]{2}年度?)?/, '')
    .replace(/20[\dxX]{2}年度?|第[一二三四五六七八九十]+[批次]/g, '');
  if (!subtitle && /项目支出绩效/.test(key)) {
    const project = NAMED_PROJECT.exec(key)?.[1];
    return project ? `${project}项目` : '项目支出';
  }
  const name = FUND.exec(key)?.[1]?.replace(/^.*?(?:省|市|县|区|州|镇|乡)(?=.{4})/, '');
  return name && !NOT_NAMED.test(name) ? name : null;
}
