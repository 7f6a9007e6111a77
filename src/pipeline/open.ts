import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openFileArtifacts } from '../adapters/artifacts/files.js';
import { openFolderCache } from '../adapters/cache/folder-cache.js';
import { openChildPool } from '../adapters/children/pool.js';
import { lockFolder } from '../adapters/db/lock.js';
import { openFolderStore } from '../adapters/folder-store/folder-store.js';
import type { Artifacts } from '../ports/artifacts.js';
import type { Cache } from '../ports/cache.js';
import { defaultChildEntry, type PipelineConfig } from './config.js';
import { followHere } from './follow-here.js';
import type { Pipeline } from './pipeline.js';
import { openUndo } from './undo.js';

/**
 * All in this process and in one folder by default. DATABASE_URL moves the store and the queue to a server; REDIS_URL moves
 * the queue to Redis, and then the work is done by `jishen worker` processes instead of here.
 */
export async function openPipeline(config: PipelineConfig): Promise<Pipeline> {
  await mkdir(config.folder, { recursive: true });
  const undo = openUndo();
  try {
    const lock = await lockFolder(config.folder);
    undo.add(lock.release);
    const kept = [join(config.folder, 'run'), join(config.folder, 'artifacts')];
    if (config.isFresh) await Promise.all(kept.map((path) => rm(path, { recursive: true, force: true })));
    const cache = config.cache ? await openFolderCache(config.cache.folder, config.cache) : null;
    if (cache) undo.add(cache.close);
    const scratch = join(config.folder, 'scratch');
    await rm(scratch, { recursive: true, force: true });
    await mkdir(scratch, { recursive: true });
    undo.add(() => rm(scratch, { recursive: true, force: true }));
    const children = openChildPool(config.childEntry ?? defaultChildEntry(), {
      ...config.children,
      size: config.workers,
    });
    undo.add(children.close);
    const parts = { children, scratch, cache };
    if (config.databaseUrl || config.redisUrl) {
      // What speaks to servers takes half a second to load, and few have any.
      const { openOnServers } = await import('./on-servers.js');
      return { ...parts, ...(await openOnServers(config, parts, undo)) };
    }
    const store = await openFolderStore(kept[0]!);
    undo.add(store.close);
    const artifacts = openFileArtifacts(kept[1]!, { linked: true });
    return { ...parts, store, ...hereWith(artifacts, parts, config), close: undo.run };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

/** While one is written down, the children have another to read. */
const AHEAD = 2;

function hereWith(
  artifacts: Artifacts,
  parts: Pick<Pipeline, 'children' | 'scratch'> & { readonly cache: Cache | null },
  { workers, log = () => undefined }: PipelineConfig,
) {
  const context = { ...parts, stores: () => artifacts, log };
  return {
    artifacts,
    artifactsKind: 'files' as const,
    isRemote: false,
    warnings: [],
    follow: (options: Parameters<Pipeline['follow']>[0]) =>
      followHere({ context, atOnce: workers + AHEAD }, options),
  };
}
