import type { NoticeOptions } from '../exports/notice.js';
import { parseDay, parseYear } from '../intake/dates.js';
import type { Given } from '../intake/meta.js';
import type { Severity } from '../model/review.js';
import { formats, type OutputFormat } from '../outputs/exporters.js';
import { defaultWorkers } from '../pipeline/config.js';
import { UsageError } from '../ports/errors.js';
import type { OcrMode } from '../ports/tasks.js';
import type { FormFiles } from './forms.js';

/** What commander gives for `audit`, unchecked. */
export interface AuditFlags {
  readonly out: string;
  readonly format?: string;
  readonly json?: boolean;
  readonly rubric?: string;
  readonly config?: string;
  readonly year?: string;
  readonly submitted?: string;
  readonly published?: string;
  readonly meta?: string;
  readonly roster?: string;
  readonly noticeTemplate?: string;
  readonly sheetTemplate?: string;
  readonly noticeFrom?: string;
  readonly noticeNumber?: string;
  readonly noticeDate?: string;
  readonly noticeDeadline?: string;
  readonly ocr: string;
  readonly workers?: string;
  readonly resume?: boolean;
  /** false: --no-cache. */
  readonly cache?: string | boolean;
  readonly failOn: string;
  readonly single?: boolean;
  readonly quiet?: boolean;
  readonly progress?: boolean;
  readonly debug?: boolean;
}

/** The same, checked. */
export interface AuditSettings {
  readonly out: string;
  readonly formats: readonly OutputFormat[];
  readonly isJson: boolean;
  readonly rubric: string | null;
  readonly config: string | null;
  readonly given: Given;
  readonly meta: string | null;
  readonly roster: string | null;
  readonly notice: NoticeOptions;
  readonly forms: FormFiles;
  readonly ocr: OcrMode;
  readonly workers: number;
  readonly isResumed: boolean;
  /** A folder; false: none is used; null: the usual one. */
  readonly cache: string | false | null;
  readonly failOn: 'error' | 'warning' | 'none';
  readonly isSingle: boolean;
  readonly isQuiet: boolean;
  /** true: asked for, false: refused, null: where somebody looks. */
  readonly progress: boolean | null;
  readonly isDebug: boolean;
}

const DEFAULT_FORMATS: readonly OutputFormat[] = ['json', 'xlsx', 'html'];

/** Checks the options of `audit`; throws UsageError with one sentence. */
export function checkFlags(flags: AuditFlags): AuditSettings {
  return {
    out: flags.out,
    formats: flags.format === undefined ? DEFAULT_FORMATS : parseFormats(flags.format),
    isJson: flags.json ?? false,
    rubric: flags.rubric ?? null,
    config: flags.config ?? null,
    given: {
      unit: null,
      year: check('--year', flags.year, parseYear, '四位数的年度，如 2024'),
      submitted: check('--submitted', flags.submitted, parseDay, '日期，如 2025-07-15'),
      published: check('--published', flags.published, parseDay, '日期，如 2025-07-15'),
    },
    meta: flags.meta ?? null,
    roster: flags.roster ?? null,
    notice: {
      from: flags.noticeFrom ?? null,
      number: flags.noticeNumber ?? null,
      date: check('--notice-date', flags.noticeDate, parseDay, '日期，如 2025-08-01'),
      deadline: check('--notice-deadline', flags.noticeDeadline, parseDay, '日期，如 2025-08-15'),
    },
    forms: { notice: flags.noticeTemplate ?? null, 'score-sheet': flags.sheetTemplate ?? null },
    ocr: oneOf('--ocr', flags.ocr, ['auto', 'always', 'never']),
    workers: parseWorkers(flags.workers),
    isResumed: flags.resume ?? false,
    cache: flags.cache === false ? false : typeof flags.cache === 'string' ? flags.cache : null,
    failOn: oneOf('--fail-on', flags.failOn, ['error', 'warning', 'none']),
    isSingle: flags.single ?? false,
    isQuiet: flags.quiet ?? false,
    progress: flags.progress ?? null,
    isDebug: flags.debug ?? false,
  };
}

/** A whole number of heavy processes, or the machine's cores less one. */
export function parseWorkers(text: string | undefined): number {
  const parse = (text: string) => (/^[1-9]\d?$/.test(text) ? Number(text) : null);
  return check('--workers', text, parse, '1 到 99 的整数') ?? defaultWorkers();
}

/** True when the findings reach the severity that was to fail the run. */
export function isFailOnMet(
  failOn: AuditSettings['failOn'],
  counts: Readonly<Record<Severity, number>>,
): boolean {
  if (failOn === 'none') return false;
  return counts.error > 0 || (failOn === 'warning' && counts.warning > 0);
}

function parseFormats(text: string): OutputFormat[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  return names.map((name) => {
    const format = formats.find((one) => one === name);
    if (!format) throw new UsageError(`--format 不认识“${name}”，可用：${formats.join('、')}。`);
    return format;
  });
}

function check<T>(
  option: string,
  text: string | undefined,
  parse: (text: string) => T | null,
  wanted: string,
): T | null {
  if (text === undefined) return null;
  const value = parse(text);
  if (value === null) throw new UsageError(`${option} 应为${wanted}，收到的是“${text}”。`);
  return value;
}

function oneOf<T extends string>(option: string, text: string, allowed: readonly T[]): T {
  const value = allowed.find((one) => one === text);
  if (!value) throw new UsageError(`${option} 应为 ${allowed.join('、')} 之一，收到的是“${text}”。`);
  return value;
}
