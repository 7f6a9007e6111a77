/** What kept a file from being read and may pass: another try can succeed. What the bytes themselves cause will not. */
const PASSING: ReadonlySet<string> = new Set([
  'timeout',
  'memory',
  'crash',
  'missing',
  'unreadable',
  'error',
  'lost',
]);

export const mayPass = (code: string): boolean => PASSING.has(code);
