import { availableParallelism } from 'node:os';
import type { ChildSettings } from '../adapters/children/settings.js';
import type { Artifacts, StoreKind } from '../ports/artifacts.js';

/** Where a pipeline lives and what it may use. */
export interface PipelineConfig {
  /** Folder for what a run remembers and for files on their way. */
  readonly folder: string;
  /** What a run before left in it is forgotten. */
  readonly isFresh?: boolean;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Heavy child processes at once. */
  readonly workers: number;
  readonly children?: Partial<ChildSettings>;
  /** The child's entry file; tests put one that misbehaves here. */
  readonly childEntry?: URL;
  /** Stores beside the one that belongs to the queue, for jobs of the service. */
  readonly stores?: Partial<Record<StoreKind, Artifacts>>;
  /** Where what was read and reviewed is kept for other runs; null: nowhere. */
  readonly cache?: { readonly folder: string; readonly mostBytes: number } | null;
  /** A Redis that throws jobs away when it is full: workers refuse it, a run of one person is warned of it. */
  readonly mayEvict?: boolean;
  readonly log?: (line: string) => void;
}

/** What tests put in place of the real thing. */
export interface Overrides extends Partial<Pick<PipelineConfig, 'childEntry' | 'children'>> {
  /** The entry file of the embedded database's thread. */
  readonly databaseThread?: URL;
}

/** All cores: what is around the children only waits most of the time. */
export function defaultWorkers(): number {
  return availableParallelism();
}

/** DATABASE_URL and REDIS_URL, where they are set. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env) {
  return { databaseUrl: env.DATABASE_URL || null, redisUrl: env.REDIS_URL || null };
}

/** workers/child beside us: TypeScript in tests, JavaScript in dist. */
export function defaultChildEntry(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`../../workers/child.${extension}`, import.meta.url);
}
