import { offline, problemOf } from './problem.js';

export interface Upload {
  /** With its folders, `/` between them. */
  readonly name: string;
  readonly file: File;
}

export interface UploadOptions {
  /** Bytes that left this machine, of all. */
  readonly onProgress?: (sent: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Sends files. Not by fetch, which does not tell how far it is. Throws `ApiProblem`. */
export function upload<T>(
  address: string,
  files: readonly Upload[],
  { onProgress, signal }: UploadOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    for (const { name, file } of files) form.append('files', file, name);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded, total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(problemOf(request.status, request.responseText));
    };
    request.onerror = () => reject(offline());
    request.onabort = () => reject(offline());
    signal?.addEventListener('abort', () => request.abort());
    request.open('POST', address);
    request.setRequestHeader('accept', 'application/json');
    request.send(form);
  });
}
