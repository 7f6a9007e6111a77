import rule from '../../../src/rules/wording/unit-name-mismatch.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags another unit that is called ourselves, once',
    draft: `
      云渡县林业局2024年度整体支出绩效自评报告
      # 一、单位基本情况
      云渡县水利局（以下简称“我局”）是县政府工作部门，编制32名。 !!
      # 二、支出情况
      我局（云渡县水利局）全年支出81.51万元。`,
    messages: ['报告单位是“云渡县林业局”，这里却把“云渡县水利局”写成本单位。'],
  },
  {
    name: 'flags the own level of another place',
    draft: `
      裴河镇人民政府2024年度部门决算公开说明
      # 一、部门基本情况
      纳入决算的行政单位1个。
      单位构成：行政部门1个:包山镇人民政府（本级）。 !!`,
  },
  {
    name: 'flags a strange subject where the unit is named nowhere',
    draft: `
      云渡县林业局2024年度整体支出绩效自评报告
      # 一、单位基本情况
      云渡县水利局是县政府工作部门，编制32名。 !!
      # 二、支出情况
      全年支出81.51万元。`,
  },
  {
    name: 'lets pass short names, parents, subordinates and partners',
    draft: `
      云渡县人力资源和社会保障局2024年度整体支出绩效自评报告
      # 一、单位基本情况
      县人社局（以下简称“我局”）是县政府工作部门，业务上受青栎市人力资源和社会保障局指导。
      下属云渡县就业服务中心（本级）为二级机构。
      县社会保险服务中心是我局所属事业单位，内设3个股室。
      会同云渡县财政局、云渡县审计局开展检查。`,
  },
  {
    name: 'does not apply where no unit is named',
    draft: '# 一、单位基本情况',
    outcome: 'inapplicable',
  },
]);
