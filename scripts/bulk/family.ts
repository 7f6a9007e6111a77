/** A process with all that it started, looked at from outside through /proc. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Member {
  readonly pid: number;
  readonly rssMb: number;
  /** Processor time, with that of its children that are gone. */
  readonly cpuSeconds: number;
}

/** The process and its descendants, the process first. A family of a child that leads a group of its own is found too. */
export function familyOf(root: number): readonly Member[] {
  const children = new Map<number, number[]>();
  const members = new Map<number, Member>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    // The name of the program stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 22) continue;
    const [pid, parent] = [Number(name), Number(fields[1])];
    children.set(parent, [...(children.get(parent) ?? []), pid]);
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    members.set(pid, { pid, rssMb: (Number(fields[21]) * 4096) / 2 ** 20, cpuSeconds: ticks / 100 });
  }
  if (!members.has(root)) return [];
  const found = [root];
  for (let at = 0; at < found.length; at += 1) found.push(...(children.get(found[at]!) ?? []));
  return found.flatMap((pid) => members.get(pid) ?? []);
}

/** kill -9 of all of them, the parent first, so that it can start none anew. */
export function killFamily(root: number): void {
  for (const { pid } of familyOf(root)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone by itself: children end when their parent does.
    }
  }
}

/** Of the machine, over the last minute. */
export const loadOf = (): number => Number(read('/proc/loadavg').split(' ')[0]);

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
