import { backUp, restore } from '../service/backup.js';
import { openStorage } from '../service/open-storage.js';
import { loadServiceConfig } from '../service/settings.js';
import { openConsole } from './console.js';
import { EXIT } from './exit.js';

export interface BackupFlags {
  readonly config?: string;
  readonly data?: string;
  readonly quiet?: boolean;
}

/** `jishen backup <folder>`: all that cannot be made again. */
export async function runBackup(folder: string, flags: BackupFlags): Promise<number> {
  return withStorage(flags, async (storage, shell) => {
    const { rows, files, missing } = await backUp(storage, folder, (done) =>
      shell.status(`已备份 ${done} 个文件`),
    );
    shell.clear();
    shell.note(`备份完成：数据 ${rows} 行，文件 ${files} 个，在“${folder}”。`);
    if (missing > 0) shell.note(`另有 ${missing} 个文件已按保留期删除，备份里没有。`);
  });
}

/** `jishen restore <folder>`: into what is empty, whatever kind of database and file store it is. */
export async function runRestore(folder: string, flags: BackupFlags): Promise<number> {
  return withStorage(flags, async (storage, shell) => {
    const { rows, files, missing } = await restore(storage, folder, (done) =>
      shell.status(`已恢复 ${done} 个文件`),
    );
    shell.clear();
    shell.note(`恢复完成：数据 ${rows} 行，文件 ${files} 个。现在可以启动服务。`);
    if (missing > 0) shell.note(`另有 ${missing} 个文件在备份时就已删除。`);
  });
}

async function withStorage(
  flags: BackupFlags,
  step: (
    storage: Awaited<ReturnType<typeof openStorage>>,
    shell: ReturnType<typeof openConsole>,
  ) => Promise<void>,
): Promise<number> {
  const shell = openConsole({ isQuiet: flags.quiet ?? false, progress: null });
  const config = await loadServiceConfig(flags.config ?? null, { data: flags.data });
  const storage = await openStorage(config, { isGuest: true });
  try {
    await step(storage, shell);
    return EXIT.done;
  } finally {
    shell.clear();
    await storage.close();
  }
}
