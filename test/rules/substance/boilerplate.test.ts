import rule from '../../../src/rules/substance/boilerplate.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags measures that any unit could have written',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 八、下一步改进措施 !!
      （一）提高思想认识。进一步加强组织领导，高度重视绩效管理工作，切实增强责任意识。
      （二）健全制度。不断完善内控制度，规范财务管理，严格执行预算，确保资金使用效益。`,
    messages: ['“八、下一步改进措施”全是通用套话'],
    severity: 'info',
  },
  {
    name: 'lets pass the same words with a deadline and a number',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 八、下一步改进措施
      （一）提高思想认识。进一步加强组织领导，高度重视绩效管理工作，每季度组织1次专题学习。
      （二）健全制度。不断完善内控制度，规范财务管理，严格执行预算，确保资金使用效益。`,
  },
  {
    name: 'lets pass words of the trade of the unit',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 八、下一步改进措施
      进一步加强组织领导，高度重视绩效管理工作，切实增强责任意识，不断完善档案管理制度，规范财务管理，严格执行预算，确保资金使用效益，提高服务水平。`,
  },
  {
    name: 'lets pass what is said in words of its own',
    draft: `
      2024年度云岭市禁毒服务中心整体支出绩效自评报告
      # 八、下一步改进措施
      把走访、尿检、心理辅导的频次写进网格员手册，由片区民警和专干结对认领重点对象，帮扶返岗就业，跨区流动的及时交接档案并通报接收地派出所。`,
  },
  { name: 'does not apply to a text without parts', draft: '云渡县档案馆', outcome: 'inapplicable' },
]);
