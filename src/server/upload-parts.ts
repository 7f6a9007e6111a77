import type { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/**
 * What `take` makes of the files of a multipart request. Where the sender's bytes are no multipart, or end in the middle, that is the
 * sender's mistake and not ours; the parser says so with errors that look like any other.
 */
export async function withParts<T>(
  request: FastifyRequest,
  take: (parts: AsyncIterable<MultipartFile>) => Promise<T>,
): Promise<T> {
  let broken: unknown;
  const seen: { file: Readable | null } = { file: null };
  async function* parts(): AsyncGenerator<MultipartFile> {
    try {
      for await (const part of request.files()) {
        seen.file = part.file;
        yield part;
      }
    } catch (error) {
      broken = error;
      throw error;
    }
  }
  try {
    return await take(parts());
  } catch (error) {
    // What went wrong with a disk of ours has a code.
    const isOfSource = error === broken || error === seen.file?.errored;
    const isTheirs = isOfSource && (error as { code?: unknown }).code === undefined;
    throw isTheirs ? new Problem('malformed-request') : error;
  }
}
