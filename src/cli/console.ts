import { openRate } from './rate.js';

/** What the person at the keyboard sees: lines on stderr, and one line of progress that is rewritten. stdout is for data. */
export interface Console {
  /** A line that is always shown. */
  say(line: string): void;
  /** A line that `--quiet` leaves out. */
  note(line: string): void;
  progress(done: number, total: number, failures?: number): void;
  /** Behind the progress, until the next file is done: which page of a scan is read. */
  detail(text: string): void;
  /** What goes on, in the place of the progress line. */
  status(text: string): void;
  /** Takes the progress line away. */
  clear(): void;
}

export interface ConsoleOptions {
  readonly isQuiet: boolean;
  /** null: rewritten where somebody looks, a line now and then where it goes to a file. */
  readonly progress: boolean | null;
}

const CLEAR = '\r\x1b[K';
const EVERY_MS = 100;
const PLAIN_EVERY_MS = 30_000;

export function openConsole(
  { isQuiet, progress }: ConsoleOptions,
  stream: NodeJS.WriteStream = process.stderr,
  now: () => number = () => performance.now(),
): Console {
  const isShown = !isQuiet && progress !== false;
  const isRewritten = isShown && (progress ?? stream.isTTY === true);
  const every = isRewritten ? EVERY_MS : PLAIN_EVERY_MS;
  const rate = openRate();
  // A run that is over before the first line would come says only how it ended.
  let drawn = isRewritten ? Number.NEGATIVE_INFINITY : now();
  let line = '';
  let last: Progress | null = null;
  let behind = '';
  const put = (text: string) => {
    if (!isRewritten) {
      stream.write(`${text}\n`);
      return;
    }
    line = text;
    stream.write(`${CLEAR}${line}`);
  };
  const draw = (text: () => string, isLast = false) => {
    const time = now();
    if (!isShown || (time - drawn < every && !(isLast && isRewritten))) return;
    drawn = time;
    put(text());
  };
  const drawProgress = () => {
    if (last) draw(() => progressLine(last!) + behind, last.done === last.total);
  };
  const clear = () => {
    if (line) stream.write(CLEAR);
    line = '';
  };
  const say = (text: string) => {
    clear();
    stream.write(`${text}\n`);
  };
  return {
    say,
    note: (text) => {
      if (!isQuiet) say(text);
    },
    progress: (done, total, failures = 0) => {
      last = { done, total, failures, perSecond: rate(done, now() / 1000) };
      behind = '';
      drawProgress();
    },
    detail: (text) => {
      behind = `  ${text}`;
      drawProgress();
    },
    status: (text) => draw(() => text),
    clear,
  };
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Files that could not be read. */
  readonly failures: number;
  /** null: not known yet. */
  readonly perSecond: number | null;
}

/** `已审核 12/40 份  150 份/分  剩余约 11 秒  1 个文件无法读取` */
export function progressLine({ done, total, failures, perSecond }: Progress): string {
  const parts = [`已审核 ${done}/${total} 份`];
  if (perSecond !== null && perSecond > 0) {
    const perMinute = perSecond * 60;
    parts.push(`${perMinute >= 10 ? Math.round(perMinute) : perMinute.toFixed(1)} 份/分`);
    parts.push(`剩余约 ${duration((total - done) / perSecond)}`);
  }
  if (failures > 0) parts.push(`${failures} 个文件无法读取`);
  return parts.join('  ');
}

/** `8 秒`, `3 分 20 秒`, `1 小时 5 分` */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} 秒`;
  if (whole < 3600) return `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
  return `${Math.floor(whole / 3600)} 小时 ${Math.floor((whole % 3600) / 60)} 分`;
}
