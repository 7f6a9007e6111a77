import { words } from '../language.js';

/** What the history calls things, and what people call them. What is not listed is shown as it is. */
export const historyWords = words(
  {
    actions: {
      'hand-in': '上报',
      accepted: '认定属实',
      dismissed: '认定不属实',
      note: '备注',
      'undo-decision': '撤销认定',
      adjust: '调整评分',
      sign: '签署',
      reopen: '重新打开',
      correct: '更正信息',
      reaudit: '重新审核',
      retry: '重试',
      cancel: '取消',
      assign: '指定负责人',
      'remove-originals': '按保留期删除原件',
    } as Readonly<Record<string, string>>,
    fields: {
      ...{ points: '评分', reason: '理由', note: '备注', total: '得分', unit: '单位', year: '年度' },
      ...{ submitted: '报送日期', published: '公开日期', source: '材料' },
      ...{ rubric: '评分表', config: '配置', assignee: '负责人' },
    } as Readonly<Record<string, string>>,
    none: '无',
  },
  {
    actions: {
      'hand-in': 'Handed in',
      accepted: 'Accepted',
      dismissed: 'Dismissed',
      note: 'Note',
      'undo-decision': 'Decision undone',
      adjust: 'Points changed',
      sign: 'Signed',
      reopen: 'Reopened',
      correct: 'Corrected',
      reaudit: 'Reviewed again',
      retry: 'Retried',
      cancel: 'Cancelled',
      assign: 'Assigned',
      'remove-originals': 'Originals removed',
    } as Readonly<Record<string, string>>,
    fields: {} as Readonly<Record<string, string>>,
    none: 'none',
  },
);
