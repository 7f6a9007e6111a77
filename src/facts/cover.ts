/** Who reports on which year: from the cover, the title and the heads of forms. */
import type { DocumentModel } from '../model/document.js';
import type { Cover, Passage, Ref } from '../model/facts.js';
import { foldKey, foldText } from '../text/fold.js';
import { ORGANISATION } from '../text/organisations.js';
import { findPublication } from './publication.js';
import { findYear } from './report-year.js';

/** What follows the unit in a title. */
const GENRE =
  /(?:部门|单位)?(?:整体支出|整体绩效|项目支出|专项资金|财政支出|预算绩效|部门决算|单位决算|决算|部门预算|单位预算|预算|绩效|政府采购|“?"?三公|关于)/;
const TITLE_END = /(?:报告|自评表|评价表|说明|公告|公示|公开|情况|通知|决算|预算|表|总结)(?:\([^()]*\))?$/;
const TITLE_REACH = 30;
const LABELLED_UNIT =
  /^(?:预算单位名称|预算单位|单位名称|部门名称|填报单位|报告单位|自评单位|编制单位|评价单位|部门\(单位\)名称|单位\(部门\)名称)\s?(?:\(盖章\)|\(公章\)|\(签章\))?\s?[::]?\s*(.*)$/;
/** Who carries a project out need not be who reports: only where nobody else is named. */
const IMPLEMENTER = /^(?:项目单位|实施单位)\s?(?:\(盖章\)|\(公章\)|\(签章\))?\s?[::]?\s*(.*)$/;
const SHORT_NAME = /(?:以下|下)(?:均|统)?(?:简)?称(?:为)?[:：]?\s?["“”'‘’「]?([^"“”'‘’」）),，。;；]{2,20})/g;

/** `title`, `unit` and `year` with their places; null where the document does not say. */
export function findCover(document: DocumentModel, passages: readonly Passage[]): Cover {
  const title = findTitle(passages);
  const labelled = findLabelledUnit(document, passages, LABELLED_UNIT);
  const fromTitle = title ? unitOfTitle(title.text) : null;
  const fromLine = fromTitle ? null : findUnitLine(passages);
  const unit =
    labelled ??
    (fromTitle && title ? { text: fromTitle, ref: title.ref } : fromLine) ??
    findPublisher(document, passages) ??
    findSignature(passages) ??
    findLabelledUnit(document, passages, IMPLEMENTER);
  return {
    title: title?.text ?? null,
    titleRef: title?.ref ?? null,
    unit: unit?.text ?? null,
    unitRef: unit?.ref ?? null,
    year: findYear(title?.text ?? null, passages, document.blocks),
    // What is printed goes before what only the page's head states.
    published: findPublication(passages, document.blocks) ?? document.declaredPublished ?? null,
    shortNames: findShortNames(passages),
  };
}

interface Found {
  readonly text: string;
  readonly ref: Ref;
}

/** Lines above the first section that read on as one title: year and unit on one line, the kind of report on the next. */
function findTitle(passages: readonly Passage[]): Found | null {
  const head: Passage[] = [];
  for (const passage of passages.slice(0, TITLE_REACH)) {
    if (passage.kind === 'heading' || passage.kind === 'body') break;
    if (passage.kind === 'cover' || passage.kind === 'title') head.push(passage);
  }
  for (let index = 0; index < head.length; index += 1) {
    const passage = head[index]!;
    const key = foldKey(passage.text);
    if (key.length > 60 || !TITLE_END.test(key) || isNavigation(key)) continue;
    const lines = [passage];
    for (let above = index - 1; above >= 0 && index - above <= 2; above -= 1) {
      const line = head[above]!;
      if (!continuesTitle(line, lines[0]!)) break;
      lines.unshift(line);
    }
    const text = lines.map((line) => line.text.trim()).join('');
    return { text: text.replace(/\s+/g, ' '), ref: lines[0]!.ref };
  }
  return runOnTitle(passages[0]);
}

/** A year, what it is on, and 绩效自评报告, before the sentence goes on: a whole document that lost its line breaks. */
const RUN_ON =
  /^(?:附件\s?\d{0,2}[:：]?)?\s?([^,，。;；:：]{0,40}?20\d{2}年[^,，。;；:：]{2,50}?(?:绩效自评报告|绩效评价报告|自评报告|决算公开说明|决算情况说明))(?=[\u3400-\u9fff])/;

function runOnTitle(first: Passage | undefined): Found | null {
  if (!first) return null;
  const folded = foldText(first.text);
  const match = RUN_ON.exec(folded.text);
  if (!match) return null;
  const from = match[0].length - match[1]!.length;
  const [start, end] = folded.range(from, match[0].length);
  return { text: match[1]!.replace(/\s+/g, ' ').trim(), ref: { ...first.ref, start, end } };
}

function isNavigation(key: string): boolean {
  return /索引号|当前位置|首页|>|发布时间|来源[:]|浏览|打印/.test(key) || /^目录/.test(key);
}

/** 2024年度某某局 above 整体支出绩效自评报告; not 附件2, not a complete title of its own. */
function continuesTitle(line: Passage, below: Passage): boolean {
  if (below.ref.block - line.ref.block > 2) return false;
  const key = foldKey(line.text);
  if (key.length < 3 || key.length > 40 || isNavigation(key) || /[::]|附件|目录|盖章/.test(key)) return false;
  if (TITLE_END.test(key) && !/^20\d{2}年/.test(key)) return false;
  return new RegExp(`(?:${ORGANISATION}|年度?|(?:专项|补助|衔接)?资金|项目|经费|转移支付)$`).test(key);
}

const OFFICE =
  /^([\u3400-\u9fff]{2,16}?(?:省|市|县|区|州|旗|镇|乡)[\u3400-\u9fff]{1,10}?(?:局|委员会|中心|学校|医院|检察院|法院))[\u3400-\u9fff]{4,}/;

/** 2024年度甲县乙局整体支出绩效自评报告 → 甲县乙局. */
export function unitOfTitle(title: string): string | null {
  const key = foldKey(title).replace(/["]/g, '"');
  const start = key
    .replace(/^(?:关于)?(?:20\d{2}年度?|二[〇○零][〇○零一二三四五六七八九]{2}年度?)/, '')
    .replace(/^关于/, '')
    .replace(/^(?:欢迎(?:访问|光临)|第[一二三四五]部分[::]?)/, '');
  const genre = GENRE.exec(start.replace(/20\d{2}年度?.*$/, (rest) => `关于${rest}`));
  const name = start.slice(0, genre?.index ?? start.length).replace(/20\d{2}年度?$/, '');
  if (name.length < 3 || name.length > 40) return null;
  if (new RegExp(`${ORGANISATION}(?:\\([^()]*\\))?$`).test(name)) return name;
  // 某县卫生健康局基本药物补助资金…: the office stands in front of what it reports on.
  return OFFICE.exec(name)?.[1] ?? null;
}

function findLabelledUnit(
  document: DocumentModel,
  passages: readonly Passage[],
  label: RegExp,
): Found | null {
  for (const passage of passages.slice(0, TITLE_REACH)) {
    if (passage.kind === 'heading') break;
    const folded = foldText(passage.text);
    const match = label.exec(folded.text.trim());
    const name = match?.[1]
      ?.replace(/\s{2,}.*$/, '')
      .replace(/\s/g, '')
      .replace(/\(盖章\)|\(公章\)/g, '');
    if (name && name.length >= 3 && name.length <= 40) return { text: name, ref: passage.ref };
  }
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue;
    for (const cell of block.cells) {
      const match = label.exec(foldKey(cell.text));
      if (!match) continue;
      const neighbour = block.cells.find(
        (other) => other.row === cell.row && other.column === cell.column + cell.columnSpan,
      );
      const own = match[1]?.replace(/\(盖章\)|\(公章\)/g, '') ?? '';
      const name = own.length >= 3 ? own : foldKey(neighbour?.text ?? '').replace(/^\d{3,9}-/, '');
      const holder = own.length >= 3 ? cell : neighbour;
      if (!holder || name.length > 40 || !isOrganisation(name)) continue;
      const ref: Ref = {
        file: document.file,
        block: block.index,
        start: null,
        end: null,
        cell: { row: holder.row, column: holder.column },
      };
      return { text: name, ref };
    }
  }
  return null;
}

/** A line of its own above the title or the first section that is nothing but the name of an organisation. */
function findUnitLine(passages: readonly Passage[]): Found | null {
  for (const passage of passages.slice(0, TITLE_REACH)) {
    if (passage.kind === 'heading' || passage.kind === 'body') break;
    const unit = unitOfTitle(passage.text);
    if (unit && !isNavigation(foldKey(passage.text)) && !/主管部门|使用单位|实施单位/.test(passage.text))
      return { text: unit, ref: passage.ref };
  }
  return null;
}

/** 欢迎访问某某检察院门户网站. */
const SITE = /^欢迎(?:访问|光临)(.{4,30}?)(?:门户|官方)?网站/;
const PUBLISHER =
  /(?:发布机构|发布单位|公开责任部门|公告单位|编制单位|来源)[:|]?([^|:\d]{3,30}?)(?:\[|\||有效性|主题|索引|文号|生成|发布|成文|时间|$)/;

/** The page head of a government site: 发布机构：某某局. Only where title and cover name nobody. */
function findPublisher(document: DocumentModel, passages: readonly Passage[]): Found | null {
  for (const passage of passages.slice(0, TITLE_REACH)) {
    const key = foldKey(passage.text);
    const name = (PUBLISHER.exec(key) ?? SITE.exec(key))?.[1];
    if (name && isOrganisation(name)) return { text: name, ref: passage.ref };
  }
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue;
    for (const cell of block.cells) {
      if (!/^(?:发布机构|公开责任部门|公告单位|发布单位)$/.test(foldKey(cell.text))) continue;
      const next = block.cells.find(
        (other) => other.row === cell.row && other.column === cell.column + cell.columnSpan,
      );
      const name = foldKey(next?.text ?? '');
      if (!next || !isOrganisation(name)) continue;
      const place = { row: next.row, column: next.column };
      return {
        text: name,
        ref: { file: document.file, block: block.index, start: null, end: null, cell: place },
      };
    }
  }
  return null;
}

/** 市财政局 alone may be anybody's. */
const NAMELESS = /^(?:省|市|县|区|州|镇)?(?:财政|审计|教育|卫生|民政)[局厅]$/;

const isOrganisation = (name: string): boolean =>
  new RegExp(`${ORGANISATION}$`).test(name) && !NAMELESS.test(name);

/** The name above the date at the end, or a head of office by title (某某厅厅长). */
function findSignature(passages: readonly Passage[]): Found | null {
  for (const [index, passage] of passages.entries()) {
    const next = passages[index + 1];
    const dated = next !== undefined && /^20\d{2}年\d{1,2}月\d{1,2}日$/.test(foldKey(next.text));
    const name = foldKey(passage.text.trim().split(/\s+/)[0] ?? '');
    if (dated && name.length >= 4 && name.length <= 30 && isOrganisation(name))
      return { text: name, ref: passage.ref };
    const office = /^(.{2,20}(?:局|厅|委|部))(?:局|厅|委|部)长$/.exec(foldKey(passage.text));
    if (office && index < TITLE_REACH) return { text: office[1]!, ref: passage.ref };
  }
  return null;
}

function findShortNames(passages: readonly Passage[]): readonly string[] {
  const names = new Set<string>();
  for (const { text } of passages) for (const match of text.matchAll(SHORT_NAME)) names.add(match[1]!);
  return [...names];
}
