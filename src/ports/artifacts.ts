/** Where artifacts lie: a folder that all who work share, the database, Redis, an S3-compatible store. */
export type StoreKind = 'files' | 'database' | 'redis' | 's3';

/** The store of that kind, as it is set up here; throws UsageError where it is not. */
export type StoreOf = (kind: StoreKind) => Artifacts;

/** Names that begin so never expire. In the database and in Redis all others do after two days: they travel with a job. */
export const KEPT = 'kept/';

/**
 * Named files that travel between the shell that asks and the workers that do: originals, what was read from them, the
 * review. They live as long as the work on them. Names are made of letters, digits, `-`, `_` and `/`.
 */
export interface Artifacts {
  /** Takes in a copy of the file; replaces what has this name, at once and as a whole. */
  put(name: string, path: string): Promise<void>;
  /** Writes the artifact to `path`; false when there is none of this name (any more). */
  get(name: string, path: string): Promise<boolean>;
  /** The artifact as it is read, or null. Whoever takes the body reads it to its end or destroys it. */
  stream(name: string): Promise<ArtifactStream | null>;
  has(name: string): Promise<boolean>;
  remove(names: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface ArtifactStream {
  /** A Readable of Node's. */
  readonly body: NodeJS.ReadableStream & { destroy(error?: Error): unknown };
  /** In bytes. */
  readonly size: number;
}
