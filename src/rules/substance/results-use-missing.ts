import { foldKey } from '../../text/fold.js';
import { defineRule } from '../define-rule.js';

const USE =
  /(?:自评|评价|绩效)[^。；]{0,16}结果[^。；]{0,16}(?:应用|运用|使用|依据|参考|挂钩|公开|公示|整改)|结果(?:应用|运用|拟应用)|(?:自评|评价)(?:报告|情况|结果)[^。；]{0,30}(?:公开|公示)|政务公开|信息公开|向社会公开|门户网站/;

/** Nothing on how the results are used, or on disclosure. */
export default defineRule({
  id: 'results-use-missing',
  title: '未说明结果应用和公开',
  why: '评分表要求说明绩效自评结果如何应用、如何公开。',
  remedy: '写明自评结果拟如何应用（改进管理、安排预算等）和公开的时间、渠道。',
  severity: 'warning',
  source: '评分表 C2：……及结果应用进行分析说明',
  absence: 'anywhere',
  roles: ['self-evaluation-report'],
  needs: ['reportOn', 'sections', 'passages', 'cover'],
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      全年支出101.51万元。
      # 三、整体支出绩效情况
      全年接待查档1200人次。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      全年支出101.51万元。
      # 三、绩效自评结果应用和公开情况
      自评结果作为下年预算安排的依据，并在县政府门户网站公开。`,
  },

  applies: ({ sections, reportOn }) => reportOn === 'unit' && sections.length > 0,

  *check({ sections, passages, cover }) {
    const part = sections.find(({ kinds }) => kinds.includes('results-use'));
    const spoken = passages.filter(
      ({ kind, ref }) => kind === 'body' || (kind === 'heading' && ref.block !== part?.ref.block),
    );
    if (spoken.some(({ text }) => USE.test(foldKey(text)))) return;
    // A part of its own that has text speaks of it in its own words.
    if (part && spoken.some(({ section, text }) => section === part.id && foldKey(text).length >= 10)) return;
    yield {
      message: '全文没有说明绩效自评结果如何应用，也没有说明是否公开。',
      at: part?.ref ?? cover.titleRef ?? sections[0]!.ref,
      rests: ['part:results-use'],
      confidence: 0.8,
    };
  },
});
