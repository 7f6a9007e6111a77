/** Where artifacts lie: a folder that all who work share, the database, Redis, an S3-compatible store. */
export type StoreKind = 'files' | 'database' | 'redis' | 's3';

/** The store of that kind, as it is set up here; throws UsageError where it is not. */
export type StoreOf = (kind: StoreKind) => Artifacts;

/**
 * Named files that travel between the shell that asks and the workers that do: originals, what was read from them, the
 * review. They live as long as the work on them. Names are made of letters, digits, `-`, `_` and `/`.
 */
export interface Artifacts {
  /** Takes in a copy of the file; replaces what has this name. */
  put(name: string, path: string): Promise<void>;
  /** Writes the artifact to `path`; false when there is none of this name (any more). */
  get(name: string, path: string): Promise<boolean>;
  has(name: string): Promise<boolean>;
  remove(names: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
