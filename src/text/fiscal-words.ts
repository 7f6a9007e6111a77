/**
 * Terms of budget, performance, assets, accounting and procurement that are one word to a clerk and two or three to a
 * general dictionary. Used on every machine, whatever engine parts the rest. Source: domain handbook 7, 评分表 O2, and the
 * circulars' own terms. A profile adds its own (`words.dictionary`).
 */
const LISTS = {
  budget: `
    预算编制 预算执行 预算执行率 预算执行进度 预算调整 预算管理 预算安排 预算约束 预算绩效 预算绩效管理 预算单位 预算科目
    年初预算 全年预算 部门预算 零基预算 预算一体化 预算评审 测算依据 支出标准 支出进度 执行进度 序时进度 年中追加 项目库
    基本支出 项目支出 整体支出 人员经费 公用经费 三公经费 专项资金 专项经费 结转结余 结余资金 存量资金 沉淀资金 盘活存量`,
  performance: `
    绩效目标 绩效指标 绩效自评 绩效评价 绩效监控 绩效管理 绩效意识 绩效理念 绩效运行监控 指标体系 指标值 个性指标 三级指标
    产出指标 效益指标 满意度指标 数量指标 质量指标 时效指标 成本指标 定性指标 定量指标 结果应用 自评质量 自评报告 事前绩效评估`,
  assets: `
    固定资产 国有资产 资产管理 资产台账 固定资产台账 资产盘点 资产清查 资产配置 资产处置 资产闲置 闲置资产 资产登记 资产调拨
    资产管理员 资产卡片 账实不符 账实相符 账账相符 报废处置 无形资产 在建工程 国有资产管理系统`,
  finance: `
    财务管理 财务制度 财务人员 财务核算 会计核算 会计基础 会计科目 会计人员 内控制度 内部控制 报账员 公务卡 公务卡结算 往来款
    往来款项 专账核算 专款专用 国库集中支付 财务审批 费用报销 票据管理 政府会计制度 成本核算 资金监管 资金使用 挤占挪用`,
  procurement: `
    政府采购 采购预算 采购计划 采购程序 采购需求 采购流程 采购合同 集中采购 分散采购 询价采购 竞争性磋商 竞争性谈判 公开招标
    招标投标 招投标 履约验收 合同管理 合同签订 框架协议 电子卖场 采购代理机构`,
  allocation: `
    资金分配 资金下达 资金拨付 资金到位 因素法 配套资金 转移支付 分配方案 切块分配 资金统筹 重点项目 直达资金`,
  duty: `
    履职效能 工作任务 部门衔接 部门联动 信息共享 专业人才 专业人员 业务骨干 业务培训 业务能力 人才队伍 干部队伍 编外人员
    群众参与 基础设施 项目推进 前期工作 实施方案 绩效考核 工作机制 联席会议 长效机制 服务对象 满意度`,
} as const;

export const FISCAL_WORDS: readonly string[] = [
  ...new Set(Object.values(LISTS).flatMap((list) => list.trim().split(/\s+/))),
];
