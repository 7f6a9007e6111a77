import { readFile } from 'node:fs/promises';

const PAGE_KB = 4;
/** A child starts one converter, and that a few more; who starts hundreds is stopped for what they take together. */
const MOST_PROCESSES = 100;

/**
 * Resident memory of a process and of all that it started, in MB, or null where the system does not tell (the heartbeat
 * tells it there, for the process itself).
 */
export async function residentMb(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const own = await residentPages(pid);
  if (own === null) return null;
  let pages = own;
  const found = await startedBy(pid);
  for (let at = 0; at < found.length && at < MOST_PROCESSES; at += 1) {
    pages += (await residentPages(found[at]!)) ?? 0;
    found.push(...(await startedBy(found[at]!)));
  }
  return (pages * PAGE_KB) / 1024;
}

async function residentPages(pid: number): Promise<number | null> {
  const pages = Number((await read(`/proc/${pid}/statm`)).split(' ')[1]);
  return Number.isFinite(pages) ? pages : null;
}

async function startedBy(pid: number): Promise<number[]> {
  const listed = await read(`/proc/${pid}/task/${pid}/children`);
  return listed.split(' ').flatMap((one) => (one.trim() === '' ? [] : [Number(one)]));
}

/** Empty where the process is gone. */
async function read(path: string): Promise<string> {
  return readFile(path, 'latin1').catch(() => '');
}
