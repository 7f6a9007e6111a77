import type { Passage, Ref } from '../../model/facts.js';
import { countHan, foldText } from '../../text/fold.js';
import { type Claim, defineRule } from '../define-rule.js';

/** `name(单位)：` with nothing behind it. */
const EMPTY_FIELD =
  /^(预算单位名称|单位名称|部门名称|填报单位|报告单位|项目名称|主管部门|实施单位|填报人|联系人|联系电话|填报日期|报告日期|单位负责人|项目负责人|财务负责人|负责人|评价方式|预算编码)\s?(?:\((?:盖章|公章|签章|签字)\))?\s?:\s*(?:\((?:盖章|公章|签章|签字)\))?\s*$/;
const EMPTY_DATE =
  /(?<![\d一二三四五六七八九〇零○])\s?年\s{1,20}月\s{1,20}日|^\s*年\s*月\s*日\s*$|20\d{2}\s?年\s{2,20}月\s{1,20}日/;
const MASKED_YEAR = /(?:20|二[〇○零])(?:\d?[xX×＊*_]{1,2}|[xX×*_]{2}|[xX×]{1,2})\s?年/;
/** ×× or XX where a name or value belongs; not in quotes, not the multiplication sign between digits. */
const MASKED =
  /(?<![A-Za-z\d×"“])(?:[xX×]{2,4}|\*{3,}|○{2,}|〇{3,})(?=[\s,，。;；、)省市县区局元万亿年月名个家人项单部镇乡村街])/;
const BLANK_LINE = /_{3,}|(?<![\w])_{1,2}(?=(?:人次|批次|[人个名辆元%分项])[)）,，。;；、])/;
const BLANK_VALUE =
  /(?:编制|共接待|接待|增长|下降|完成|较上年(?:增加|减少)|共|执行率|得分)\s{2,12}(?:名|批次|人次|人|万元|元|%|个|辆|分)|(?:共|编制|在职)\s(?:名|个|人|辆|家)(?=[,，。;；、)）]|$)|(?:占|增加|减少|減少|增长|增長|下降)\s{1,12}(?:%|[万萬]元?)(?=[,，。;；、(（元]|$)/;
const INSTRUCTION =
  /\((?:此页为封面|根据实际(?:情况)?填写|请填写|填写说明|限?\d{2,4}字(?:以内|左右)?|样本|模板|示例|如有|可另附页)[^()]{0,20}\)|【(?:范文|模板|示例|请[^】]{1,20}|填写[^】]{0,20})】|\[(?:范文|模板|示例|请[^\]]{1,20})\]/;
const CHOICE =
  /(?:上升|增加|增长|高于)\((?:下降|减少|降低|低于)\)|(?:市|县|区)\((?:县|区|市)\)(?:财政局|级部门)/;
const TEMPLATE_ROW = /^(?:指标[12]:?|……|\.{6})$/;
const HAS_TEXT_AFTER_BLANK = /_{3,}\s*[\u3400-\u9fffA-Za-z\d]{2,}\s*_{2,}/;

const AROUND = 6;

interface Blank {
  readonly pattern: RegExp;
  readonly say: (printed: string) => string;
  readonly confidence: number;
}

const BLANKS: readonly Blank[] = [
  { pattern: EMPTY_DATE, say: () => '日期没有填写（年、月、日为空）。', confidence: 0.9 },
  { pattern: MASKED_YEAR, say: (printed) => `年份“${printed}”没有填写完整。`, confidence: 0.95 },
  { pattern: MASKED, say: (printed) => `“${printed}”是模板里的占位符，没有换成实际内容。`, confidence: 0.85 },
  { pattern: BLANK_LINE, say: () => '横线上的内容没有填写。', confidence: 0.75 },
  {
    pattern: BLANK_VALUE,
    say: (printed) => `“${printed.replace(/\s+/g, '　')}”中的数字没有填写。`,
    confidence: 0.85,
  },
  { pattern: INSTRUCTION, say: (printed) => `模板的填写说明“${printed}”没有删除。`, confidence: 0.9 },
  { pattern: CHOICE, say: (printed) => `“${printed}”是模板里的选项，没有作出选择。`, confidence: 0.85 },
];

/** Blanks and instructions of the template that were left in: 单位名称： empty, 年 月 日, XX, （此页为封面）. */
export default defineRule({
  id: 'placeholder-unfilled',
  title: '模板空白未填',
  why: '模板里的空白、占位符或填写说明还留在报告里，说明报告没有填完。',
  remedy: '填写实际内容，删除模板说明。',
  severity: 'warning',
  source: '评分表 C2：自评报告撰写规范',
  needs: ['passages', 'document'],
  example: {
    wrong: `
      # 一、单位基本情况
      ××局核定编制  名，在职5人。`,
    right: `
      # 一、单位基本情况
      云渡县档案馆核定编制6名，在职5人。`,
  },

  applies: ({ document }) => document.blocks.some(({ layer }) => layer === 'body'),

  *check({ passages, document }) {
    for (const [index, passage] of passages.entries()) {
      // xx in a text that is not Chinese is somebody else's notation.
      if (passage.kind === 'toc' || countHan(passage.text) === 0) continue;
      yield* inPassage(passage, passages[index + 1]);
    }
    for (const block of document.blocks) {
      if (block.kind !== 'table' || block.layer !== 'body') continue;
      for (const cell of block.cells) {
        const folded = foldText(cell.text).text;
        const found = TEMPLATE_ROW.test(folded.trim())
          ? cell.text
          : (INSTRUCTION.exec(folded)?.[0] ?? MASKED_YEAR.exec(folded)?.[0]);
        if (!found) continue;
        const at: Ref = {
          file: document.file,
          block: block.index,
          start: 0,
          end: cell.text.length,
          cell: { row: cell.row, column: cell.column },
        };
        yield { message: `表格里还留着模板内容“${found.trim().slice(0, 30)}”。`, at, confidence: 0.85 };
      }
    }
  },
});

function* inPassage(passage: Passage, next: Passage | undefined): Iterable<Claim> {
  const folded = foldText(passage.text);
  const field = EMPTY_FIELD.exec(folded.text.trim());
  // The value may stand on the next line, or the colon may introduce a list.
  if (field && !(next && passage.kind === 'body' && next.kind === 'body')) {
    yield { message: `“${field[1]}”后面是空的，没有填写。`, at: passage.ref };
    return;
  }
  for (const { pattern, say, confidence } of BLANKS) {
    const match = pattern.exec(folded.text);
    if (!match) continue;
    if (pattern === BLANK_LINE && HAS_TEXT_AFTER_BLANK.test(folded.text)) continue;
    const [start, end] = folded.range(match.index, match.index + match[0].length);
    // A bare line says nothing: the words around it do.
    const around = pattern === BLANK_LINE ? AROUND : 0;
    yield {
      message: say(passage.text.slice(start, end).trim()),
      at: {
        ...passage.ref,
        start: Math.max(0, start - around),
        end: Math.min(passage.text.length, end + around),
      },
      confidence,
    };
  }
}
