import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { recordHistory } from '../adapters/db/service/history.js';
import { storedBytes } from '../adapters/db/service/list.js';
import type { Actor } from '../model/desk.js';
import { backUp } from './backup.js';
import { checkDisk } from './quota.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';

const madeSchema = z.object({
  started: z.string(),
  finished: z.string(),
  rows: z.number(),
  files: z.number(),
  missing: z.number(),
});

export interface BackupEntry {
  /** The folder below `backups` of the data folder. */
  readonly name: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly started: string;
  readonly finished: string | null;
  readonly rows: number | null;
  readonly files: number;
}

export interface Backups {
  /** Begins one and comes back at once; refuses while another is being made here. */
  start(actor: Actor): Promise<BackupEntry>;
  /** The youngest first. */
  list(): Promise<BackupEntry[]>;
  /** What is being made is given up. */
  stop(): Promise<void>;
}

const UNFINISHED = '.part';
const NAME = /^\d{4}-\d\d-\d\dT[\d-]+Z$/;
const ABOUT = 'backup.json';

/** Backups that the running service makes of itself, below its data folder: each whole, or not there. */
export function openBackups(service: Service): Backups {
  // Asked when it is needed: the API is described without a service.
  const root = () => join(service.config.settings.data, 'backups');
  let last: BackupEntry | null = null;
  let running: Promise<void> | null = null;
  let isStopped = false;

  const make = async (name: string, started: string, actor: Actor) => {
    const part = join(root(), name + UNFINISHED);
    try {
      const counts = await backUp(service, part, (files) => {
        if (isStopped) throw new Error('the service stops');
        last = { ...last!, files };
      });
      const finished = new Date().toISOString();
      await writeFile(join(part, ABOUT), JSON.stringify({ started, finished, ...counts }), { flush: true });
      await rename(part, join(root(), name));
      last = null;
      await recordHistory(service.db, { actor, action: 'backup', subject: name, after: counts });
    } catch (error) {
      last = { ...last!, name, started, state: 'failed', finished: new Date().toISOString(), rows: null };
      service.log.error('backup failed', { name, error: (error as Error).message });
      await rm(part, { recursive: true, force: true }).catch(() => undefined);
      const failed = { actor, action: 'backup-failed', subject: name };
      await recordHistory(service.db, failed).catch(() => undefined);
    } finally {
      running = null;
    }
  };

  const list = async (): Promise<BackupEntry[]> => {
    const names = (await readdir(root()).catch(() => [])).filter((name) => NAME.test(name));
    const made = await Promise.all(names.map((name) => readMade(root(), name)));
    const all = [...made.filter((entry) => entry !== null), ...(last ? [last] : [])];
    return all.sort((a, b) => (a.name < b.name ? 1 : -1));
  };

  return {
    start: async (actor) => {
      if (running) throw refuse('backup-running');
      const started = new Date().toISOString();
      const name = started.replace(/[:.]/g, '-');
      const entry: BackupEntry = { name, state: 'running', started, finished: null, rows: null, files: 0 };
      const prepare = async () => {
        await checkDisk(service, await storedBytes(service.db, null));
        await mkdir(root(), { recursive: true, mode: 0o700 });
        for (const left of await readdir(root()))
          if (left.endsWith(UNFINISHED)) await rm(join(root(), left), { recursive: true, force: true });
      };
      const prepared = prepare();
      // From here on nobody else begins, also while we look whether there is room.
      running = prepared.then(
        () => {
          last = entry;
          return make(name, started, actor);
        },
        () => {
          running = null;
        },
      );
      await prepared;
      return entry;
    },
    list,
    stop: async () => {
      isStopped = true;
      await running;
    },
  };
}

async function readMade(root: string, name: string): Promise<BackupEntry | null> {
  try {
    const { started, finished, rows, files } = madeSchema.parse(
      JSON.parse(await readFile(join(root, name, ABOUT), 'utf8')),
    );
    return { name, state: 'done', started, finished, rows, files };
  } catch {
    // Somebody's own folder.
    return null;
  }
}
