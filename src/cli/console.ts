/** What the person at the keyboard sees: lines on stderr, and one line of progress that is rewritten. stdout is for data. */
export interface Console {
  /** A line that is always shown. */
  say(line: string): void;
  /** A line that `--quiet` leaves out. */
  note(line: string): void;
  progress(done: number, total: number): void;
  /** Behind the progress, until the next file is done: which page of a scan is read. */
  detail(text: string): void;
  /** What goes on, in the place of the progress line. */
  status(text: string): void;
  /** Takes the progress line away. */
  clear(): void;
}

export interface ConsoleOptions {
  readonly isQuiet: boolean;
  readonly progress: boolean | null;
}

const CLEAR = '\r\x1b[K';
const EVERY_MS = 100;

export function openConsole(
  { isQuiet, progress }: ConsoleOptions,
  stream: NodeJS.WriteStream = process.stderr,
): Console {
  const isShown = !isQuiet && (progress ?? stream.isTTY === true);
  const start = performance.now();
  let drawn = Number.NEGATIVE_INFINITY;
  let line = '';
  let last: { readonly done: number; readonly total: number } | null = null;
  let behind = '';
  const draw = ({ done, total }: { done: number; total: number }) => {
    const now = performance.now();
    if (!isShown || (now - drawn < EVERY_MS && done < total)) return;
    drawn = now;
    line = progressLine(done, total, (now - start) / 1000) + behind;
    stream.write(`${CLEAR}${line}`);
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
    progress: (done, total) => {
      last = { done, total };
      behind = '';
      draw(last);
    },
    detail: (text) => {
      behind = `  ${text}`;
      if (last) draw(last);
    },
    status: (text) => {
      if (!isShown) return;
      line = text;
      stream.write(`${CLEAR}${line}`);
    },
    clear,
  };
}

/** `12/40 份  2.5 份/秒  剩余约 11 秒` */
export function progressLine(done: number, total: number, seconds: number): string {
  const head = `已审核 ${done}/${total} 份`;
  if (done === 0 || seconds <= 0) return head;
  const rate = done / seconds;
  const speed = rate >= 1 ? `${rate.toFixed(1)} 份/秒` : `${(rate * 60).toFixed(1)} 份/分`;
  return `${head}  ${speed}  剩余约 ${duration((total - done) / rate)}`;
}

/** `8 秒`, `3 分 20 秒`, `1 小时 5 分` */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} 秒`;
  if (whole < 3600) return `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
  return `${Math.floor(whole / 3600)} 小时 ${Math.floor((whole % 3600) / 60)} 分`;
}
