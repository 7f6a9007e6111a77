/** Words that any unit could write of itself, and how much of a text is left when they are taken out. */
import { FISCAL_WORDS } from '../../text/fiscal-words.js';

/** Source: what recurs word for word in published reports of different units; nothing here names a task, a place or a thing. */
const STOCK = `
  进一步 加强 强化 提高 提升 完善 健全 规范 优化 深化 落实 推进 推动 促进 确保 保证 保障 坚持 严格 认真 切实 积极 不断 持续 继续 充分 全面 有效 及时
  合理 科学 扎实 稳步 有序 顺利 圆满 高度重视 重视 贯彻 执行 遵守 按照 根据 依据 围绕 结合 统筹 安排 组织 开展 实施 进行 做好 抓好 加大 力度 领导 责任
  管理 制度 机制 体系 办法 规定 要求 标准 程序 流程 监督 检查 考核 评价 培训 学习 教育 服务 能力 水平 素质 质量 效率 效益 效果 成效 作用 意识 思想 认识
  工作 任务 目标 职能 职责 业务 人员 干部 职工 队伍 单位 部门 本单位 我单位 我局 本局 本部门 各项 各类 各级 有关 相关 上级 区委 区政府 县委 县政府 市委
  市政府 党委 政府 党组 领导班子 财政 财务 预算 决算 支出 收入 资金 经费 资产 采购 项目 绩效 公用 人员经费 公共 三公 厉行节约 勤俭 节约 原则 范围 控制
  申报 使用 用途 主要 正常 运转 完成 实现 达到 取得 较好 良好 明显 显著 一定 比较 基本 总体 整体 情况 方面 问题 不足 存在 原因 措施 建议 今后 下一步
  年初 年度 本年 全年 过程 环节 时间 进度 方式 方法 思路 基础 条件 实际 需要 发展 建设 改革 创新 稳定 和谐 社会 经济 群众 满意 公开 透明 安全 规律
  由于 因为 导致 造成 影响 但是 同时 此外 其次 首先 最后 一是 二是 三是 四是 五是 通过 对于 针对 以及 并且 从而 为了 由此 其中 其 等 各 的 了 和 与 及 或
  在 对 为 以 由 从 被 把 将 使 于 是 有 不 未 更 较 也 都 要 应 需 能 可 上 下 中 内 外 前 后 年 月 日 本 我 该 这 所 而 并 且 到 到位 够 强 高 大 小 多 少 好
  细化 精细 精准 明确 增强 增加 减少 降低 严控 杜绝 防止 避免 滞后 薄弱 欠缺 有待 缺乏 不够 不强 不高 不力 不严 执行力 监管 约束 编制 分配 配置 核算 台账
  账务 会计 内控 审批 审核 把关 验收 合同 依法 合规 合法 规章 纪律 廉政 作风 责任心 协调 配合 沟通 衔接 联动 合力 力量 精神 决策 部署 指示 方针 政策 法律
  法规 大局 中心 重点 关键 重要 意义 突出 主动 作为 担当 分工 压实 层层 逐步 定期 日常 长效 常态化 制定 建立 修订 形成 发挥 提供 支持 帮助 指导 宣传 引导
  `
  .trim()
  .split(/\s+/);

const KNOWN = new RegExp(
  [...new Set([...FISCAL_WORDS, ...STOCK])].sort((a, b) => b.length - a.length).join('|'),
  'g',
);

/** Share of the characters that no stock word covers, 0..1: what the text says of its own. */
export function ownShare(folded: string): number {
  const words = folded.replace(/[^\p{Script=Han}]/gu, '');
  if (words.length === 0) return 1;
  const own = folded.replace(KNOWN, '').replace(/[^\p{Script=Han}]/gu, '');
  return own.length / words.length;
}
