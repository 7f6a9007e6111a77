import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Artifacts } from '../../ports/artifacts.js';
import { openS3Client, type S3Body, type S3Options } from './s3-client.js';
import { writeWhole } from './whole-file.js';

const DELETED_AT_ONCE = 8;

/**
 * Artifacts in an S3-compatible store. An object appears when all of it was sent and its hash was right, and replaces the one
 * before it as a whole. Nothing expires by itself. Look with `checkS3` first whether it can be used.
 */
export function openS3Artifacts(options: S3Options): Artifacts {
  const client = openS3Client(options);
  const keyOf = (name: string) => withPrefix(options, name);
  return {
    put: async (name, path) => {
      const file = await open(path, 'r');
      try {
        await client.ask({ method: 'PUT', key: keyOf(name), body: await bodyOf(file) }, finish);
      } finally {
        await file.close();
      }
    },
    get: async (name, path) => {
      const found = await client.ask({ method: 'GET', key: keyOf(name) }, (answer) =>
        writeWhole(path, async (part) => {
          await pipeline(answer, createWriteStream(part));
          return true;
        }),
      );
      return found ?? false;
    },
    stream: (name) =>
      client.ask({ method: 'GET', key: keyOf(name) }, async (body) => {
        // From here on the reader sets the pace, and may pause for long.
        body.socket.setTimeout(0);
        return { body, size: Number(body.headers['content-length']) };
      }),
    has: async (name) => (await client.ask({ method: 'HEAD', key: keyOf(name) }, finish)) ?? false,
    remove: async (names) => {
      for (let at = 0; at < names.length; at += DELETED_AT_ONCE) {
        const some = names.slice(at, at + DELETED_AT_ONCE);
        await Promise.all(some.map((name) => client.ask({ method: 'DELETE', key: keyOf(name) }, finish)));
      }
    },
    close: async () => client.close(),
  };
}

export function withPrefix({ prefix = '' }: S3Options, name: string): string {
  const folder = prefix.replace(/^\/+|\/+$/g, '');
  return folder === '' ? name : `${folder}/${name}`;
}

/** The rest of the answer says nothing; the connection is free for the next when it is read. */
export async function finish(answer: IncomingMessage): Promise<true> {
  for await (const _ of answer);
  return true;
}

/** Read twice, for its hash and to be sent, from one open file: whoever replaces the path meanwhile changes nothing. */
async function bodyOf(file: FileHandle): Promise<S3Body> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of chunksOf(file)) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest('hex'), open: () => Readable.from(chunksOf(file)) };
}

const CHUNK = 64 * 1024;

/** Not a stream of Node's: destroyed when a connection breaks, it would close the file, and there were nothing to send again. */
async function* chunksOf(file: FileHandle): AsyncGenerator<Buffer> {
  for (let at = 0; ; ) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
