import { readFile } from 'node:fs/promises';

const PAGE_KB = 4;

/** Resident memory of a process in MB, or null where the system does not tell (the heartbeat tells it there). */
export async function residentMb(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  try {
    const pages = Number((await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ')[1]);
    return Number.isFinite(pages) ? (pages * PAGE_KB) / 1024 : null;
  } catch {
    return null;
  }
}
