/** Severities as the clerk reads them. */
import type { Severity } from './review.js';

export const severityNames: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  info: '提示',
};
