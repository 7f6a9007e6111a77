import { readFile, stat } from 'node:fs/promises';
import { hashBytes } from '../src/intake/hash.js';
import type { ReadFailure, ReadFailureCode, SourceFile } from '../src/model/document.js';
import type { FileTask } from '../src/ports/tasks.js';

/** The bytes of a task's file, if they are those that were hashed when the run was planned; else why not. */
export async function openFile({
  path,
  file,
  sha256,
  limits,
}: FileTask): Promise<{ readonly source: SourceFile } | { readonly failure: ReadFailure }> {
  const fail = (code: ReadFailureCode, message: string) => ({ failure: { file, code, message } });
  try {
    if ((await stat(path)).size > limits.fileBytes) return fail('too-large', `“${file}”超过大小上限。`);
    // The bytes that were hashed are the bytes that are read: nobody can change the file in between.
    const bytes = new Uint8Array(await readFile(path));
    if (hashBytes(bytes) !== sha256) return fail('unreadable', `“${file}”在处理期间被改动，请重新运行。`);
    return { source: { file, bytes, sha256 } };
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return fail('missing', `“${file}”已不在原处。`);
    if (syscall) return fail('unreadable', `“${file}”打不开（${code}）。`);
    throw error;
  }
}
