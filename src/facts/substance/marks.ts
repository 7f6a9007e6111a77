/** Signs by which a statement can be held to something: causes, figures, dates, named things, somebody responsible. */
import type { MarkKind } from '../../model/substance.js';
import { foldText } from '../../text/fold.js';

export interface FoundMark {
  readonly kind: MarkKind;
  readonly start: number;
  readonly end: number;
}

/** Source: domain handbook 7.1. 因此, 因地制宜, 因公, 因素 name none. */
const CAUSE =
  /由于|因为|原因|导致|造成|致使|以致|主要是|主要在于|源于|归因|缘于|受[^。；;\n]{1,24}(?:影响|限制|制约)|因(?!此|而|公|地制宜|素|人|应|小|势|村|户|校)/;

const NUMBER = '(?:\\d+(?:[,.]\\d+)*|[一二两三四五六七八九十百千]+)';
const MARKS: readonly (readonly [MarkKind, RegExp])[] = [
  [
    'figure',
    new RegExp(
      `${NUMBER}(?:多|余)?(?:%|％|‰|个百分点|万元|亿元|元|万|人次|人|名|户|次|台|套|件|家|辆|亩|公里|平方米|吨|所|处|座|栋|间|场|笔|倍|成|(?<![第一])[个项条份批期](?!方面|体|人))|百分之${NUMBER}`,
      'g',
    ),
  ],
  [
    'date',
    /\d{4}年|每(?:半)?(?:年度?|季度?|月|周|学期)|(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:个?工作日|个?月|日|天|季度)(?:内|前|底|末|份|起)?|半年内?|(?:上|下)半年|年[内底末](?:前)?|(?:月|季|学期)[底末](?:前)?|(?:逐|按)(?:月|季|周|年)|当(?:日|周|月|年)|次年|明年/g,
  ],
  [
    'name',
    /《[^》\n]{2,40}》|“[^”\n]{2,16}”(?:系统|平台|行动|项目|工程|办法)|(?:建立|制定|出台|修订|印发|启用|上线|推行|实行)[^，,。；;\n]{2,16}(?:办法|细则|清单|台账|手册|系统|平台|规程)/g,
  ],
  [
    'party',
    /由(?!于)[^，,。；;\n]{2,16}(?:牵头|负责|统一|组织|会同|确定|公示|代理|调配|审核|汇总)|(?:专人|责任人|管理员|责任(?:科室|股室|部门))|[一-鿿]{2,6}(?:科|股|室|办|局|所|站|中心|支队|大队|处|组)(?:牵头|负责|会同|统一)|落实到(?:人|岗|科室|部门)/g,
  ],
];

/** The cause, as a range of the printed text, or null. */
export function findCause(printed: string): readonly [number, number] | null {
  const folded = foldText(printed);
  const match = CAUSE.exec(folded.text);
  return match ? folded.range(match.index, match.index + match[0].length) : null;
}

export function findMarks(printed: string): readonly FoundMark[] {
  const folded = foldText(printed);
  return MARKS.flatMap(([kind, pattern]) =>
    [...folded.text.matchAll(pattern)].map((match) => {
      const [start, end] = folded.range(match.index, match.index + match[0].length);
      return { kind, start, end };
    }),
  ).sort((a, b) => a.start - b.start);
}
