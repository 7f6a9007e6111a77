import { loadSetup } from '../../../src/adapters/setup/load-setup.js';
import rule from '../../../src/rules/time/publication-date-unknown.js';
import { ruleTest } from '../../helpers/rule-test.js';

const DRAFT = '云渡县档案馆2024年度整体支出绩效自评报告';
const { profile } = await loadSetup({ config: 'sichuan' });

ruleTest(rule, [
  { name: 'says that the date is missing', draft: `${DRAFT} !!`, messages: ['没有公开日期'] },
  { name: 'lets pass a date that a person gave', draft: DRAFT, given: { published: '2025-07-28' } },
  {
    name: 'reads the date in the head of a web page',
    draft: `
      发布时间：2025年7月28日　来源：云渡县人民政府
      ${DRAFT}`,
  },
  {
    name: 'does not apply to other papers',
    draft: '云渡县档案馆2024年度部门决算公开说明',
    outcome: 'inapplicable',
  },
  { name: 'does not apply where no deadline is set', draft: DRAFT, profile, outcome: 'inapplicable' },
]);
