import type { Paragraph } from '../../model/document.js';
import { countHan, foldText } from '../../text/fold.js';
import { type Label, parseLabel } from '../../text/labels.js';

/** How sure a line is a heading by itself; `weak` is decided by its siblings. */
export type Strength = 'strong' | 'weak' | 'no';

export interface Candidate {
  readonly block: Paragraph;
  readonly label: Label | null;
  /** Heading text without label and end mark. */
  readonly title: string;
  /** Range of label and title in the block's text. */
  readonly start: number;
  readonly end: number;
  /** Where running text goes on in the same paragraph, or null. */
  readonly restStart: number | null;
  readonly strength: Strength;
}

const TITLE_MAX = 45;
const RUN_IN_MAX = 32;
/** What headings of these documents end in; sentences of duties and lists do not. */
const NOMINAL =
  /(?:情况|概况|说明|职责|职能|设置|构成|措施|建议|问题|分析|绩效|方面|目标|结论|应用|公开|管理|制度|依据|原则|背景|内容|组成|编制|预算|决算|支出|收入|经费|资金|评价|自评|打算|方向|成效|成绩|经验|做法|效益|指标|产出|满意度|安排|来源|使用|解释|报表|结果|其他|事项|工作|原因|项目|进度|电话|方式|表|计划|效果|状况|简介|过程|开展|实施|落实|得分|结余|费)(?:\([^()]*\))?$/;
/** Behind these a comma ends the title: （一）资金投入情况分析，上年结转…. */
const ANALYSIS = /(?:情况|分析|说明|概况)$/;
/** 二、自评开展情况时间为…: the stop between title and text was lost. */
const GLUED =
  /^(.{4,30}?(?:情况|措施|分析|问题|建议|说明|概况))(?=(?:时间[为是]|没有|我[们局镇乡县市单校院]|本[年单部局校院镇乡]|按照|根据|全年|为了|截至|目前|20\d\d年|一是))/;
const FIGURE = /\d(?:\.\d+)?\s?(?:万|亿)?元/;
/** Where a title ends: the first mark that a title cannot hold. */
const END_MARK = /[。：:；;，,！]|!(?!\[)|\.(?!\d)/;

/** Looks at one paragraph by itself: label, title, and what runs on behind it. */
export function splitHeading(block: Paragraph): Candidate | null {
  const label = parseLabel(block.text);
  const declared = block.style.outline !== null && block.mark === null;
  if (!label && !declared) return null;
  const start = label ? block.text.length - block.text.trimStart().length : 0;
  const from = label?.end ?? 0;
  const content = block.text.slice(from);
  const folded = foldText(content);
  const mark = END_MARK.exec(folded.text);
  const whole = content.trimEnd();
  const make = (length: number, restStart: number | null, strength: Strength): Candidate => {
    const title = content.slice(0, length).trim();
    const end = from + content.slice(0, length).trimEnd().length;
    return { block, label, title, start, end, restStart, strength };
  };
  const glued = label && !declared ? GLUED.exec(folded.text) : null;
  if (glued && (!mark || mark.index > glued[0].length)) {
    const length = folded.range(0, glued[0].length)[1];
    return make(length, from + length, label!.level <= 2 ? 'strong' : 'weak');
  }
  if (!mark) return make(whole.length, null, judgePlain(whole, label, declared));

  const [markStart, markEnd] = folded.range(mark.index, mark.index + 1);
  const title = content.slice(0, markStart).trim();
  const rest = content.slice(markEnd).trim();
  // A half-width stop behind Chinese is a full stop typed wrong.
  const character = mark[0] === '.' ? '。' : mark[0];
  if (rest === '') return make(markStart, null, judgeEnded(title, character, label, declared));
  // 五、监督电话：0370-…: no text goes on, the line is the heading.
  if (/[：:]/.test(character) && countHan(rest) === 0 && isNominal(title))
    return make(whole.length, null, judgeEnded(title, character, label, declared));

  // A title may hold commas when nothing but the whole line can be it: 二、加强管理，提高效率
  if (
    (character === '，' || character === ',') &&
    !/[。；;]/.test(folded.text.slice(mark.index)) &&
    countHan(whole) <= TITLE_MAX
  ) {
    const commas = judgeWithCommas(label, declared, FIGURE.test(folded.text));
    if (commas !== 'no' && !ANALYSIS.test(title)) return make(whole.length, null, commas);
  }
  const strength =
    declared && title.length <= TITLE_MAX && character !== ','
      ? 'strong'
      : judgeRunIn(title, character, label);
  return make(markStart, from + markEnd, strength);
}

function judgePlain(title: string, label: Label | null, declared: boolean): Strength {
  const size = countHan(title);
  if (declared) return size <= 2 * TITLE_MAX ? 'strong' : 'no';
  if (!label || title === '' || size > TITLE_MAX || size === 0) return 'no';
  if (FIGURE.test(title)) return 'no';
  const nominal = NOMINAL.test(foldText(title).text.replace(/\s/g, ''));
  if (label.bare) return nominal ? 'weak' : 'no';
  return nominal || label.level <= 2 ? 'strong' : 'weak';
}

function judgeEnded(title: string, mark: string, label: Label | null, declared: boolean): Strength {
  if (declared) return 'strong';
  const size = countHan(title);
  // …自评如下： is a sentence that introduces.
  if (/如下$/.test(title)) return 'no';
  if (!label || size === 0 || size > TITLE_MAX || mark === '；' || mark === ';') return 'no';
  const nominal = isNominal(title);
  if (mark === '：' || mark === ':') return nominal || label.level <= 1 ? 'strong' : 'weak';
  if (FIGURE.test(title)) return 'no';
  if (!nominal) return 'no';
  return label.level <= 3 && label.style !== 'digit-paren' ? 'strong' : 'weak';
}

function judgeWithCommas(label: Label | null, declared: boolean, figure: boolean): Strength {
  if (declared) return 'strong';
  if (!label || figure || label.bare) return 'no';
  if (label.level <= 1) return 'strong';
  return label.level === 2 ? 'weak' : 'no';
}

function judgeRunIn(title: string, mark: string, label: Label | null): Strength {
  const size = countHan(title);
  if (!label || label.bare || size === 0 || size > RUN_IN_MAX || FIGURE.test(title)) return 'no';
  const nominal = isNominal(title);
  if (mark === '。') return nominal ? 'strong' : 'weak';
  if (mark === '：' || mark === ':')
    return nominal && label.level <= 3 ? 'strong' : label.level <= 2 ? 'weak' : 'no';
  if (mark === '，' || mark === ',') return ANALYSIS.test(title) ? 'weak' : 'no';
  return 'no';
}

function isNominal(title: string): boolean {
  return NOMINAL.test(foldText(title).text.replace(/\s/g, ''));
}
