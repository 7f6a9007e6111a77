import { foldKey } from '../../text/fold.js';
import { defineRule } from '../define-rule.js';

const SHOWN = 20;
const NOTHING = /^(?:本(?:单位|部门|年度?))?(?:暂|均)?(?:无|没有|略)(?:内容|相关内容|情况|问题)?[。.]?$/;

/** A required part that says only 无 or has next to no text. Problems and measures that are 无 are the business of problems-absent and measures-absent. */
export default defineRule({
  id: 'section-stub',
  title: '必需的部分过于简单',
  why: '这一部分需要写出实质内容，只有几个字无法评价。',
  remedy: '结合本单位实际补充内容。',
  severity: 'info',
  source: '评分表 C2：对……进行分析说明',
  absence: 'part',
  roles: ['self-evaluation-report'],
  needs: ['sections', 'sectionTexts', 'profile'],
  thresholds: {
    characters: { value: 20, name: '至少写出的字数', unit: '字', source: '一句完整的话的长度' },
  },
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人，内设办公室、保管利用股两个股室。
      # 八、下一步改进措施
      加强管理。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人，内设办公室、保管利用股两个股室。
      # 八、下一步改进措施
      每季度末由办公室和财务人员共同核对固定资产台账，年底前完成闲置资产处置。
      # 九、其他需要说明的情况
      无`,
  },

  applies: ({ sections, profile }) =>
    sections.some(({ kinds }) =>
      kinds.some((kind) => profile.parts.some((part) => part.id === kind && part.substance)),
    ),

  *check({ sections, sectionTexts, profile }, { characters }) {
    for (const section of sections) {
      const parts = section.kinds.map((kind) => profile.parts.find((part) => part.id === kind));
      if (parts.length === 0 || !parts.every((part) => part?.substance && part.required)) continue;
      const { text, tables: under } = sectionTexts.get(section.id)!;
      const length = foldKey(text).length;
      if (length === 0 || under > 0) continue;
      if (length >= characters && !NOTHING.test(foldKey(text))) continue;
      // 无 is said of these by problems-absent and measures-absent.
      const isSaid = section.kinds.includes('problems') || section.kinds.includes('measures');
      if (isSaid && NOTHING.test(foldKey(text))) continue;
      yield {
        message: `“${section.label ?? ''}${section.title}”只写了“${text.trim().slice(0, SHOWN)}”，内容过于简单。`,
        at: section.ref,
        actual: `${length}字`,
        expected: `不少于${characters}字`,
        confidence: 0.8,
        rests: section.kinds.map((kind) => `part:${kind}`),
      };
    }
  },
});
