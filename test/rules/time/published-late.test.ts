import rule from '../../../src/rules/time/published-late.js';
import { ruleTest } from '../../helpers/rule-test.js';

const DRAFT = '云渡县档案馆2024年度整体支出绩效自评报告';

ruleTest(rule, [
  {
    name: 'counts working days after the deadline',
    draft: `${DRAFT} !!`,
    given: { published: '2025-08-04' },
    messages: ['晚3个工作日'],
  },
  { name: 'lets pass the last day', draft: DRAFT, given: { published: '2025-07-30' } },
  { name: 'says nothing without a date', draft: DRAFT, outcome: 'inapplicable' },
  {
    name: 'says nothing of years without a holiday calendar',
    draft: DRAFT,
    given: { published: '2031-07-18' },
    outcome: 'inapplicable',
  },
]);
