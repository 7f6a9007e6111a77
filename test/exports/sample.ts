import type { RuleLegend } from '../../src/exports/legend.js';
import type { Finding, Location, Review, SectionResult } from '../../src/model/review.js';

/** A made-up review with one of everything, for the exports to write. */
export const file = '自评报告.docx';

export function at(block: number, page: number | null = null, more: Partial<Location> = {}): Location {
  return { file, page, block, start: null, end: null, cell: null, box: null, ...more };
}

export function finding(id: string, more: Partial<Finding> = {}): Finding {
  return {
    id,
    rule: 'total-mismatch',
    severity: 'error',
    message: '“基本支出”与其明细之和相差 10万元',
    evidence: [{ quote: '基本支出337.83万元', location: at(4, 2) }],
    expected: '327.83万元',
    actual: '337.83万元',
    suggestion: '核对决算报表后更正',
    criterion: 'C2',
    key: `key-${id}`,
    causedBy: null,
    certainty: 'certain',
    confidence: 0.95,
    ...more,
  };
}

export function section(
  id: string,
  parent: string | null,
  label: string,
  title: string,
  block: number,
): SectionResult {
  return {
    id,
    parent,
    level: parent === null ? 1 : 2,
    number: label.replace(/[、（）]/g, ''),
    ordinal: 1,
    label,
    title,
    auto: false,
    location: at(block, 1),
  };
}

export const rules: readonly RuleLegend[] = [
  {
    id: 'total-mismatch',
    title: '合计与明细不符',
    severity: 'error',
    why: '合计与明细不一致，数字不可信。',
    remedy: '核对后更正。',
    source: '数字勾稽',
  },
  {
    id: 'section-number-duplicate',
    title: '章节编号重复',
    severity: 'warning',
    why: '引用无法对应到唯一内容。',
    remedy: '重新编号。',
    source: '公文格式',
  },
];

export const sample: Review = {
  schema: 'jishen.review/1',
  versions: { jishen: '0.1.0', rules: '1', rubric: 'default@1' },
  id: 'abc',
  source: '材料/某某局',
  unit: '某某县某某局',
  year: 2024,
  submitted: '2025-03-31',
  published: null,
  documents: [
    {
      file,
      sha256: 'f'.repeat(64),
      bytes: 1234,
      format: 'docx',
      scanned: false,
      roles: ['self-evaluation-report'],
      title: '部门整体支出绩效自评报告',
      unit: '某某县某某局',
      year: 2024,
      pages: 10,
      pagesUnread: [],
      ocrConfidence: null,
      notices: [{ code: 'hidden-text', message: '文中有隐藏文字（共8字），未计入正文。', location: null }],
      sections: [
        section('s1', null, '一、', '基本情况', 1),
        section('s2', 's1', '（一）', '职能职责', 2),
        section('s3', null, '二、', '支出情况', 3),
      ],
      amounts: [],
      tables: [],
      selfScore: 96.5,
      attachmentsListed: ['基础数据表'],
    },
  ],
  findings: [
    finding('f1'),
    finding('f2', {
      rule: 'section-number-duplicate',
      severity: 'warning',
      message: '编号“九、”已用于“其他”',
      evidence: [
        { quote: '九、问题', location: at(2, 1) },
        { quote: '九、其他', location: at(5, 3) },
      ],
      expected: null,
      actual: null,
      suggestion: null,
      criterion: null,
      certainty: 'check',
      confidence: 0.6,
    }),
    finding('f3', { severity: 'info', message: '占比随之有误', causedBy: 'f1' }),
  ],
  outcomes: [
    { rule: 'total-mismatch', outcome: 'failed', reason: null },
    { rule: 'section-number-duplicate', outcome: 'needs-review', reason: '标题来自扫描页' },
  ],
  rubric: {
    rubric: 'default',
    max: 100,
    suggested: 62.5,
    range: [62.5, 82.5],
    pending: 20,
    criteria: [
      {
        id: 'T1',
        name: '线上报送',
        group: '及时性',
        max: 10,
        status: 'needs-input',
        suggested: null,
        range: null,
        band: null,
        reason: '缺少报送日期',
        deductions: [],
        confidence: 1,
      },
      {
        id: 'C2',
        name: '正文完整',
        group: '完整性',
        max: 20,
        status: 'scored',
        suggested: 17.5,
        range: [17.5, 20],
        band: '比较完整',
        reason: '合计与明细不符，扣 2.5 分',
        deductions: [{ points: 2.5, reason: '合计与明细不符', findings: ['f1'] }],
        confidence: 0.9,
      },
    ],
  },
  errors: [{ file: '附件.pdf', code: 'encrypted', message: '“附件.pdf”设有打开密码，无法读取。' }],
  stats: { ms: 12, pages: 10, chars: 3000, ocrPages: 0 },
};

/** Text that tries to be a formula, markup, or something else than it looks. */
export const hostile: Review = {
  ...sample,
  id: 'evil',
  unit: '=HYPERLINK("http://evil.example/","点我")',
  documents: sample.documents.map((document) => ({
    ...document,
    sections: [section('x', null, '', '<script>alert(1)</script>', 0)],
  })),
  findings: [
    finding('h1', {
      message: '<img src=x onerror=alert(1)>',
      evidence: [{ quote: '@SUM(1+1)\u202e</q><script>alert(2)</script>\u0007', location: at(1) }],
      actual: '-3.5万元',
      expected: '+1',
      suggestion: '＝1+1',
    }),
  ],
};

export async function gather(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
