import { type Level, pino } from 'pino';
import { UsageError } from '../ports/errors.js';
import { openConsole } from './console.js';
import type { WorkerFlags } from './worker.js';

/** What a worker says of itself; never what stands in documents. */
export interface WorkerLog {
  /** Always. */
  say(line: string): void;
  /** Unless it is to be quiet. */
  note(line: string): void;
  /** Of a job: its queue, its id, how long it took. */
  readonly job: ((line: string) => void) | undefined;
}

/** Lines for a person on stderr; with `--log json`, or where JISHEN_LOG is set, lines of JSON on stdout for those who collect them. */
export function openWorkerLog(
  { log, quiet = false, debug = false }: WorkerFlags,
  level: Level,
  env: NodeJS.ProcessEnv = process.env,
): WorkerLog {
  if (log !== undefined && log !== 'json' && log !== 'text')
    throw new UsageError(`--log 应为 json、text 之一，收到的是“${log}”。`);
  if ((log ?? (env.JISHEN_LOG ? 'json' : 'text')) === 'text') {
    const shell = openConsole({ isQuiet: quiet, progress: false });
    return { say: shell.say, note: shell.note, job: debug ? shell.say : undefined };
  }
  const logger = pino({ level: debug ? 'debug' : quiet ? 'warn' : level });
  return {
    say: (line) => logger.warn(line),
    note: (line) => logger.info(line),
    job: (line) => logger.debug(line),
  };
}
