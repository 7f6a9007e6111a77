import rule from '../../../src/rules/time/submitted-late.js';
import { ruleTest } from '../../helpers/rule-test.js';

const DRAFT = '云渡县档案馆2024年度整体支出绩效自评报告';

ruleTest(rule, [
  {
    name: 'counts working days after the deadline',
    draft: `${DRAFT} !!`,
    given: { submitted: '2025-07-18' },
    messages: ['晚3个工作日'],
  },
  { name: 'lets pass the last day', draft: DRAFT, given: { submitted: '2025-07-15' } },
  { name: 'says nothing without a date', draft: DRAFT, outcome: 'inapplicable' },
  {
    name: 'says nothing of years without a holiday calendar',
    draft: DRAFT,
    given: { submitted: '2031-07-18' },
    outcome: 'inapplicable',
  },
]);
