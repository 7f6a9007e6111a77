import type { DocumentFacts, Facts, ListedAttachment, Ref } from '../../model/facts.js';
import type { Material, Profile } from '../../model/profile.js';
import type { DocumentRole } from '../../model/review.js';
import { foldKey } from '../../text/fold.js';
import { type Claim, defineSubmissionRule } from '../define-rule.js';

/** A table that the rubric requires, or that 附件： lists, is nowhere in the submission. */
export default defineSubmissionRule({
  id: 'attachment-missing',
  title: '缺少附件',
  why: '列出的或评分表要求的附件没有随报告提交，材料不完整。',
  remedy: '补交缺少的附件；确实不涉及的，在附件清单中删除或注明。',
  severity: 'error',
  source: '评分表 C1：自评报告、基础数据表、整体支出和专项支出自评表，每少一项扣5分',
  absence: 'anywhere',
  needs: ['documents', 'profile'],
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      附件：1.部门整体支出绩效评价基础数据表`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      附件：1.部门整体支出绩效评价基础数据表
      附件1
      部门整体支出绩效评价基础数据表
      | 财政供养人员情况 | 编制数 | 2024年实际在职人数 | 控制率 |
      |  | 6 | 5 | 83.33% |
      === 整体支出绩效自评表.docx
      整体支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 接待查档人次 | ≥1000人次 | 1200人次 | 50 | 50 |
      === 项目支出绩效自评表.docx
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 数字化档案 | ≥2万页 | 2.1万页 | 50 | 50 |`,
  },

  applies: ({ documents, profile }) =>
    documents.some(({ attachments }) => attachments.length > 0) || needsMaterials(documents, profile),

  *check(facts) {
    const present = rolesOf(facts.documents);
    const reported = new Set<DocumentRole>();
    for (const document of facts.documents) {
      for (const attachment of document.attachments) {
        const material = materialOf(attachment.name, facts.profile);
        if (material ? present.has(material.role) : isPresent(attachment, facts)) continue;
        if (material) {
          if (reported.has(material.role)) continue;
          reported.add(material.role);
        }
        yield missing(attachment.name, attachment.ref, `附件清单列出的“${attachment.name}”没有提交。`);
      }
    }
    if (!needsMaterials(facts.documents, facts.profile)) return;
    const at = placeOfReport(facts.documents);
    for (const material of facts.profile.materials) {
      if (!material.required || present.has(material.role) || reported.has(material.role) || !at) continue;
      yield missing(material.name, at, `评分表要求的“${material.name}”没有提交。`);
    }
  },
});

function missing(name: string, at: Ref, message: string): Claim {
  return { message, at, expected: name, actual: '未提交', suggestion: `补交“${name}”。`, confidence: 0.9 };
}

/** The rubric's materials are asked of a report on the whole unit, not of a report on one project. */
function needsMaterials(documents: readonly DocumentFacts[], profile: Profile): boolean {
  return (
    profile.materials.some(({ required }) => required) &&
    documents.some(({ roles, reportOn }) => reportOn === 'unit' && roles.includes('self-evaluation-report'))
  );
}

function rolesOf(documents: readonly DocumentFacts[]): ReadonlySet<DocumentRole> {
  return new Set(documents.flatMap(({ roles }) => roles));
}

function materialOf(name: string, profile: Profile): Material | null {
  const key = foldKey(name);
  let best: { readonly material: Material; readonly length: number } | null = null;
  for (const material of profile.materials) {
    for (const title of material.titles) {
      const stem = foldKey(title);
      if (key.includes(stem) && stem.length > (best?.length ?? 0)) best = { material, length: stem.length };
    }
  }
  return best?.material ?? null;
}

/** An attachment of another kind is there if a file, a part or a table bears its name. */
function isPresent({ name }: ListedAttachment, { documents }: Pick<Facts, 'documents'>): boolean {
  const key = nameKey(name);
  if (key.length < 3) return true;
  return documents.some((document) => {
    const names = [
      document.document.file,
      document.cover.title ?? '',
      ...document.parts.map(({ title }) => title ?? ''),
      ...document.tables.map(({ caption }) => caption ?? ''),
    ];
    return names.some((other) => {
      const otherKey = nameKey(other);
      return otherKey.includes(key) || (otherKey.length >= 6 && key.includes(otherKey));
    });
  });
}

function nameKey(name: string): string {
  return foldKey(name)
    .replace(/^.*\//, '')
    .replace(/\.[a-z]{2,5}$/i, '')
    .replace(/[《》"()]|20\d{2}年度?|附件?\d*|单位|部门/g, '');
}

function placeOfReport(documents: readonly DocumentFacts[]): Ref | null {
  const report = documents.find(({ roles }) => roles.includes('self-evaluation-report'));
  return report ? (report.cover.titleRef ?? report.passages[0]?.ref ?? null) : null;
}
