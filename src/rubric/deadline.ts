import type { Criterion, Scoring } from '../model/rubric.js';
import { printDate } from '../text/dates.js';
import type { Judgement } from './judgement.js';
import type { ScoreContext } from './score.js';

type DeadlineScoring = Extract<Scoring, { kind: 'deadline' }>;

/** 每推迟一个工作日扣1分，扣完为止. Working days by the official holiday calendar; without a date it is a person's to say. */
export function scoreDeadline(
  criterion: Criterion,
  { event, perDay }: DeadlineScoring,
  { facts, findings }: ScoreContext,
): Judgement {
  const action = event === 'submitted' ? '报送' : '公开';
  const { deadline, otherDeadline, day, late } = facts[event];
  if (otherDeadline !== null) {
    return {
      suggested: null,
      reason: `配置里的${action}截止日期是${printDate(otherDeadline)}，不是${facts.year}年度报告的，请在配置里改为当年通知的日期。`,
    };
  }
  if (deadline === null)
    return { suggested: null, reason: `评分表没有设定${action}截止日期，请补充后再评。` };
  if (day === null) {
    return {
      suggested: null,
      reason: `没有${action}日期，无法判断是否在${printDate(deadline)}前${action}，请填写${action}日期。`,
    };
  }
  if (late === null) {
    return {
      suggested: null,
      reason: `没有${day.slice(0, 4)}年的节假日安排，无法计算${action}晚了几个工作日，请人工确认。`,
    };
  }
  if (late === 0) {
    return {
      suggested: criterion.max,
      reason: `${printDate(day)}${action}，未超过${printDate(deadline)}，不扣分。`,
      confidence: 1,
    };
  }
  const related = findings.filter(({ rule }) => criterion.rules.includes(rule)).map(({ id }) => id);
  const points = Math.min(criterion.max, late * perDay);
  const reason = `${printDate(day)}${action}，比截止日${printDate(deadline)}晚${late}个工作日，扣${points}分。`;
  return {
    suggested: criterion.max - points,
    reason,
    deductions: [{ points, reason, findings: related }],
    confidence: 1,
  };
}
