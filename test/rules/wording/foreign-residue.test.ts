import rule from '../../../src/rules/wording/foreign-residue.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'says once what is everywhere',
    draft: `
      # 一、基本情况
      内设办公室，，保管股。 !!
      编制6名，，在职5人。
      全年支出81万元，，其中项目支出20万元。
      接待查档1200人次，，群众满意。`,
    messages: ['标点重叠“，，”，全文4段都有。'],
  },
  {
    name: 'flags lost characters and empty brackets',
    draft: `
      # 一、基本情况
      ?? 属县财政局一级预算单位。 !!
      确?！叭经费只减不增。 !!
      组织业务培训（）两期。 !!`,
  },
  {
    name: 'flags a stray English word, doubled punctuation, markup and lost characters',
    draft: `
      组织尿检、毛发检测 and 家访工作，底数清楚。!!
      今年一季度，，全县支出3万元。!!
      <![endif]>部门职能 !!
      组织开展宣�工作。!!`,
    messages: ['中文里夹着英文单词“and”', '标点重叠“，，”', '留有网页代码', '有字符丢失'],
  },
  {
    name: 'counts pinyin behind characters once for the document',
    draft: `
      奉節(jié)縣運(yùn)輸中心 !!
      財(cái)政撥款`,
    messages: ['全文共3处'],
  },
  {
    name: 'lets pass units, names, codes and addresses',
    draft: `
      开通WiFi和APP，PM2.5下降，长3 km，邮箱 a.the@example.org，推广OK镜（A类）。
      执行《关于Excel and Word培训》的通知……
      指标:A类 and B类`,
  },
  { name: 'does not apply to a text without Chinese', draft: 'The and of', outcome: 'inapplicable' },
]);
