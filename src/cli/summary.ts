import { join } from 'node:path';
import { duration } from './console.js';
import type { Totals } from './ledger.js';
import type { AuditSettings } from './settings.js';

/** The last lines of a run: how much, what was found, where to look. */
export function summarize(
  totals: Totals,
  { settings, seconds, written }: { settings: AuditSettings; seconds: number; written: readonly string[] },
): string[] {
  const { reviewed, resumed, cached, failed, counts, failures } = totals;
  const parts = [
    `共 ${reviewed + failed.length} 份材料，已审核 ${reviewed} 份`,
    ...(resumed > 0 ? [`其中 ${resumed} 份沿用上次结果`] : []),
    ...(cached > 0 ? [`${resumed > 0 ? '' : '其中 '}${cached} 份内容未变、取自缓存`] : []),
    ...(failed.length > 0 ? [`${failed.length} 份无法读取`] : []),
    ...(failures.length > failed.length ? [`共 ${failures.length} 个文件无法读取`] : []),
    `用时 ${duration(seconds)}`,
  ];
  const lines = [
    `${parts.join('，')}。`,
    `疑点：错误 ${counts.error} 个，警告 ${counts.warning} 个，提示 ${counts.info} 个。`,
  ];
  const places = [
    ...written,
    ...(settings.formats.includes('json') ? [join(settings.out, 'submissions')] : []),
  ];
  if (places.length > 0) lines.push(`结果见：${places.join('、')}`);
  return lines;
}
