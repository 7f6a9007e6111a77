import type { CommanderError } from 'commander';
import type { Overrides } from '../pipeline/config.js';
import { UsageError } from '../ports/errors.js';
import { EXIT } from './exit.js';
import { isCommanderError, makeProgram, translate } from './program.js';

/** Runs the command line and sets the exit status. Never prints a stack trace unless `--debug` is given. */
export async function main(argv: readonly string[], overrides: Overrides = {}): Promise<void> {
  const isDebug = argv.includes('--debug');
  process.on('uncaughtException', (error) => {
    complain(error, isDebug);
    process.exit(EXIT.usage);
  });
  // Whoever reads our output may stop reading: `jishen audit --json | head`.
  process.stdout.on('error', () => process.exit(process.exitCode ?? 0));
  let status: number = EXIT.done;
  const program = makeProgram(argv, overrides, (code) => {
    status = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    status = isCommanderError(error) ? (error as CommanderError).exitCode && EXIT.usage : EXIT.usage;
    if (status !== EXIT.done) complain(error, isDebug);
  }
  process.exitCode = status;
}

function complain(error: unknown, isDebug: boolean): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const line = isCommanderError(error)
    ? translate(error as CommanderError)
    : error instanceof UsageError
      ? message
      : `运行出错：${message.split('\n')[0]}（加 --debug 查看详情）`;
  process.stderr.write(`绩审：${line}\n`);
  if (isDebug && stack) process.stderr.write(`${stack}\n`);
}
