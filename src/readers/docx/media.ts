import { UnreadableError } from '../unreadable.js';
import type { Archive } from '../zip.js';
import { findParts, readRelationships } from './package.js';

/** The pictures of a Word file's body by relationship. */
export interface Media {
  /** The part that holds the picture; null where the file has none. */
  partOf(relation: string | null): string | null;
  /** Null where it cannot be had. */
  read(part: string): Promise<Uint8Array | null>;
}

/** Pictures are an extra: a broken or too large one is not had, and costs nothing else. */
export async function openMedia(archive: Archive, depth: number): Promise<Media> {
  const names = await findParts(archive, depth);
  const related = names ? await readRelationships(archive, names.main, depth) : [];
  const parts = new Map(related.map(({ id, target }) => [id, target]));
  return {
    partOf(relation) {
      const part = parts.get(relation ?? '');
      return part !== undefined && archive.has(part) ? part : null;
    },
    read: (part) =>
      archive.read(part).catch((error: unknown) => {
        if (error instanceof UnreadableError) return null;
        throw error;
      }),
  };
}
