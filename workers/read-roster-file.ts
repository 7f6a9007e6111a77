import { readRoster } from '../src/intake/roster.js';
import { UsageError } from '../src/ports/errors.js';
import type { RosterAnswer, RosterTask } from '../src/ports/tasks.js';

/** A list that somebody sent, or what is wrong with it in words that do not show where it lies here. */
export async function readRosterFile({ path, file }: RosterTask): Promise<RosterAnswer> {
  try {
    return { ok: true, ...(await readRoster(path)) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return {
      ok: false,
      problem: error.message.replaceAll(path, file).replaceAll('--roster 文件', '应交清单'),
    };
  }
}
