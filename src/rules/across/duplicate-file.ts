import type { RunDocument, RunView } from '../../across/run.js';
import { defineRunRule } from '../define-rule.js';

/**
 * The same bytes, or the same text in another wrapping, were handed in twice: within a submission (one attachment is in
 * fact another), or by two submissions. Blank forms and notices that several units attach are no duplicates.
 */
export default defineRunRule({
  id: 'duplicate-file',
  title: '同一文件重复报送',
  why: '同一份文件报送两次，可能是错传附件，也可能是误用了别的单位的材料。',
  remedy: '核对两处文件，撤回重复的一份，补交应交的材料。',
  severity: 'warning',
  source: '同一批次材料之间的比对',
  lacking: '只有一个文件，没有可比较的文件',
  thresholds: {
    shortest: {
      name: '文字相同的文件至少（标点、空格不计）',
      value: 100,
      unit: '字',
      source: '惯例：更短的多为封面、空白页',
    },
  },

  example: {
    wrong: `
      === 档案馆
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      核定编制22名，年末实际在职21人，内设办公室、接收保管股、利用服务股、信息技术股四个股室。
      # 二、支出情况
      2024年支出合计年初预算数401.60万元，全年预算数420.80万元，决算数414.43万元，预算执行率98.49%。
      === 林业局
      @ unit 白水县林业局
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      核定编制22名，年末实际在职21人，内设办公室、接收保管股、利用服务股、信息技术股四个股室。
      # 二、支出情况
      2024年支出合计年初预算数401.60万元，全年预算数420.80万元，决算数414.43万元，预算执行率98.49%。`,
    right: `
      === 档案馆
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      核定编制22名，年末实际在职21人，内设办公室、接收保管股、利用服务股、信息技术股四个股室。
      # 二、支出情况
      2024年支出合计年初预算数401.60万元，全年预算数420.80万元，决算数414.43万元，预算执行率98.49%。
      === 林业局
      2024年度白水县林业局整体支出绩效自评报告
      # 一、单位基本情况
      核定编制35名，年末实际在职33人，内设办公室、营林股、防火股三个股室。
      # 二、支出情况
      2024年支出合计年初预算数612.30万元，全年预算数640.00万元，决算数633.18万元，预算执行率98.93%。`,
  },

  applies: ({ submissions }, submission) =>
    submissions.length > 1 || submissions[submission]!.documents.length > 1,

  *check(run, { shortest }) {
    const groups = new Map<string, RunDocument[]>();
    for (const document of run.submissions.flatMap((submission) => submission.documents)) {
      const key = keyOf(document, shortest);
      const group = groups.get(key);
      if (group) group.push(document);
      else groups.set(key, [document]);
    }
    for (const group of groups.values()) {
      for (const [index, document] of group.entries()) {
        const before = group[index - 1];
        // Of two in one submission the second is the one too many.
        const isSecond = before !== undefined && before.submission === document.submission;
        const twin = isSecond ? before : group.find((other) => other.submission !== document.submission);
        if (!twin || !document.opening) continue;
        const how = twin.sha256 === document.sha256 ? '完全相同' : '文字相同';
        const more = group.length > 2 ? `，另有${group.length - 2}份也相同` : '';
        yield {
          submission: document.submission,
          path: document.file,
          message: `“${document.file}”与${nameOf(run, document, twin)}${how}${more}。`,
          at: { submission: document.submission, mark: document.opening },
          related: twin.opening ? [{ submission: twin.submission, mark: twin.opening }] : [],
          confidence: 0.95,
        };
      }
    }
  },
});

/**
 * Files with one key are the same; equal bytes give equal text. Between submissions only papers with something of a unit
 * in them count: forms that nobody filled and notices are everybody's.
 */
function keyOf(
  { sha256, textHash, chars, isReport, figures, submission }: RunDocument,
  shortest: number,
): string {
  const same = chars >= shortest ? String(textHash) : sha256;
  return isReport || figures > 0 ? same : `${same}/${submission}`;
}

function nameOf({ submissions }: RunView, own: RunDocument, other: RunDocument): string {
  if (own.submission === other.submission) return `同一份材料中的“${other.file}”`;
  const [mine, { unit, year, source, owner }] = [
    submissions[own.submission]!,
    submissions[other.submission]!,
  ];
  const when = year === null ? '' : `${year}年度`;
  if (mine.owner === owner) return `本单位${when}另一份材料“${source}”中的“${other.file}”`;
  return `${unit ?? `材料“${source}”`}${when}的“${other.file}”`;
}
