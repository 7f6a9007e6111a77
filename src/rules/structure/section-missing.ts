import { foldKey } from '../../text/fold.js';
import { defineRule } from '../define-rule.js';

/** A part that the profile requires is nowhere: not as a heading, not as a child, not as a run-in. */
export default defineRule({
  id: 'section-missing',
  title: '缺少必需的部分',
  why: '评分表要求正文写明这一部分，每少一项扣分。',
  remedy: '补写这一部分；如已写在别处，请用单独的标题标明。',
  severity: 'error',
  source: '评分表 C2：对整体支出、总体绩效、存在问题、改进措施及结果应用进行分析说明，每少一项扣2分',
  absence: 'anywhere',
  roles: ['self-evaluation-report'],
  needs: ['reportOn', 'sections', 'passages', 'profile', 'cover', 'problems', 'measures'],
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      全年支出101.51万元。
      # 三、整体支出绩效情况
      全年接待查档1200人次。
      # 四、存在的问题
      账实核对不及时。
      # 五、结果应用和公开情况
      结果在政府网站公开。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      全年支出101.51万元。
      # 三、整体支出绩效情况
      全年接待查档1200人次。
      # 四、存在的问题及改进措施
      账实核对不及时，今后每季度核对一次。
      # 五、结果应用和公开情况
      结果在政府网站公开。`,
  },

  applies: ({ sections, reportOn }) => reportOn === 'unit' && sections.length > 0,

  *check({ sections, passages, profile, cover, problems, measures }) {
    const kinds = new Set(sections.flatMap((section) => section.kinds));
    if (problems?.source === 'run-in') kinds.add('problems');
    if (measures?.source === 'run-in') kinds.add('measures');
    // 基本支出 and 项目支出 as parts of their own stand for 支出情况.
    if (kinds.has('basic-spending') || kinds.has('project-spending')) kinds.add('spending');
    const title = passages.find(({ kind }) => kind === 'title' || kind === 'cover' || kind === 'heading');
    const at = cover.titleRef ?? title?.ref ?? sections[0]!.ref;
    for (const part of profile.parts) {
      if (!part.required || kinds.has(part.id)) continue;
      const stems = part.titles.map(foldKey).filter((stem) => stem.length >= 4);
      const runIn = passages.some(
        ({ kind, text }) => kind === 'body' && stems.some((stem) => startsWithRunIn(foldKey(text), stem)),
      );
      if (runIn) continue;
      yield {
        message: `正文没有“${part.name}”这一部分。`,
        at,
        expected: part.name,
        actual: '未找到',
        suggestion: `补写“${part.name}”。`,
        confidence: 0.85,
        rests: [`part:${part.id}`],
      };
    }
  },
});

const RUN_IN_REACH = 12;

/** 存在的问题：… or 存在的主要问题。… at the start of a paragraph. */
function startsWithRunIn(text: string, stem: string): boolean {
  const index = text.indexOf(stem);
  return (
    index >= 0 && index <= RUN_IN_REACH && /^[^,，;；]{0,8}[:：。]/.test(text.slice(index + stem.length))
  );
}
