/** The six aspects in which the score sheet wants problems named, and the words that touch them. Source: domain handbook 7.1, after the sheet's O2. */

import type { AspectId, ProfileWords } from '../../model/profile.js';

interface Aspect {
  readonly id: AspectId;
  readonly stems: RegExp;
}

const ASPECTS: readonly Aspect[] = [
  {
    id: 'budget-and-performance',
    stems:
      /预算编制|编制预算|编预算|年初预算|预算不够|预算安排|预算管理|测算依据|预算执行|执行率|执行进度|支出进度|预算调整|追加|绩效目标|绩效指标|指标(?:设置|要?细化|量化|体系)|绩效管理|绩效意识|绩效评价|自评质量|绩效理念/,
  },
  {
    id: 'duty',
    stems:
      /履职|工作任务|业务(?:开展|能力|熟练|水平|素质)|人员(?:不足|短缺|紧缺|少|编制|调动|流动|老化|力量)|人手|队伍|专业(?:能力|人才|人员|素质|知识)|衔接|协调|配合|沟通|监管|宣传|群众参与|覆盖面|基础设施|项目推进|进度滞后|进展缓慢|执法|服务(?:质量|水平|能力)|风险能力|隐患|管控|工作(?:落实|推进|机制|力度|效率)/,
  },
  {
    id: 'allocation',
    stems:
      /资金分配|分配不均|分配(?:方案|依据|标准)|资金下达|拨付不及时|拨付(?:滞后|较慢|进度)|资金到位|重点项目保障|因素法|配套资金|申报不及时|资金统筹/,
  },
  {
    id: 'assets',
    stems:
      /固定资产|资产管理|账实不符|帐实不符|资产盘点|盘点|资产闲置|闲置资产|资产处置|资产台账|资产配置|国有资产/,
  },
  {
    id: 'finance',
    stems:
      /财务管理|财务制度|会计核算|核算不|内控|内部控制|报账|报销|票据|专账|往来款|科目|公务卡|财务人员|会计人员|会计基础|账务/,
  },
  {
    id: 'procurement',
    stems: /政府采购|采购预算|采购程序|采购计划|采购管理|采购流程|询价|招投标|招标|合同管理|履约验收|验收/,
  },
];

export const FUNDING_ONLY =
  /经费不足|经费短缺|资金不足|资金短缺|资金缺口|经费紧张|资金紧张|财政困难|财力有限|财力不足|保障不足|经费保障|经费偏少|缺乏资金|缺少资金|经费缺口|资金投入不足|投入不足|加大(?:资金|经费|财政)?投入|增加(?:预算|经费|投入|拨款)|提高(?:标准|保障)|拨款及时|预算偏紧|入不敷出/;

/** `own`: words that the profile adds. */
export const aspectsOf = (text: string, own: ProfileWords['aspects'] = {}): readonly AspectId[] =>
  ASPECTS.filter(({ id, stems }) => stems.test(text) || own[id]?.some((word) => text.includes(word))).map(
    ({ id }) => id,
  );
