import { defineRule } from '../define-rule.js';
import { hasItems, isOnlyFunding, quoteOf } from '../shared/substance.js';

/** Every problem is a bare catchword, or none says why: 预算编制不精细。资产管理不规范。 A reader cannot tell what went wrong here. */
export default defineRule({
  id: 'problems-too-brief',
  title: '问题过于简单',
  why: '评分表要求归纳问题、分析原因；只点题不展开、不分析原因的，得分档次低。',
  remedy: '逐条写明问题的具体表现和原因。',
  severity: 'warning',
  source: '评分表 O2：问题未归纳且过于简单的，得9-13分',
  absence: 'part',
  roles: ['self-evaluation-report'],
  needs: ['problems'],
  thresholds: {
    characters: {
      value: 30,
      name: '一条问题至少写出的字数',
      unit: '字',
      source: '评分表 O2 只说过于简单；写清表现和原因的一句话不少于此数',
    },
  },
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 七、存在的问题及原因分析
      一是预算编制不够精细。
      二是固定资产管理不规范。
      三是政府采购计划性不强。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 七、存在的问题及原因分析
      一是预算编制不够精细，由于没有提前检测库房设备，年中两次追加维修经费。
      二是固定资产管理不规范，因资产管理员调动，台账与实物有出入。`,
  },

  applies: ({ problems }) => problems !== null,

  *check({ problems }, { characters }) {
    if (!hasItems(problems) || isOnlyFunding(problems)) return;
    const { items, name } = problems;
    const isBrief = items.every(({ length }) => length < characters);
    const isCauseless = items.every(({ cause }) => !cause);
    if (!isBrief && !isCauseless) return;
    const faults = [
      ...(isBrief ? [`都不足${characters}字`] : []),
      ...(isCauseless ? ['都没有分析原因'] : []),
    ];
    const which = items.length === 1 ? '列出的1条问题' : `列出的${items.length}条问题`;
    yield {
      message: `“${name}”${which}${items.length === 1 ? faults.join('，').replaceAll('都', '') : faults.join('，')}。`,
      at: problems.ref,
      related: items.map(quoteOf),
      ...(isBrief
        ? {
            expected: `不少于${characters}字`,
            actual: `最多${Math.max(...items.map(({ length }) => length))}字`,
          }
        : {}),
      confidence: 0.75,
    };
  },
});
