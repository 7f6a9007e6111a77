import { openAsBlob } from 'node:fs';

/** The API as a program uses it, over the network. */
export interface Api {
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>;
  /** The answer as it comes, whatever its status. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Multipart; texts, bytes or paths by the names that the server sees. */
  upload<T>(path: string, files: UploadFiles): Promise<T>;
  /** Numbered events from the first on, over reconnections, until the signal. */
  events(signal: AbortSignal): AsyncGenerator<ApiEvent>;
}

/** As pairs where two have one name. */
export type UploadFiles =
  | Readonly<Record<string, string | Uint8Array>>
  | readonly (readonly [name: string, body: string | Uint8Array])[];

export interface ApiEvent {
  readonly id: number;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export class ApiError extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(`${status} ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
  }
}

/** `url`: asked anew for each request, since a server that was started again may be elsewhere. */
export function apiOf(url: () => string, headers: Readonly<Record<string, string>> = {}): Api {
  const send = (path: string, init: RequestInit = {}) =>
    fetch(`${url()}/api/v1${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string>) },
    });
  const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
    const answer = await send(path, init);
    const text = await answer.text();
    const body = text === '' ? null : JSON.parse(text);
    if (!answer.ok) throw new ApiError(answer.status, body);
    return body as T;
  };
  return {
    ask: send,
    get: (path) => ask(path, {}),
    send: (method, path, body) =>
      ask(path, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    upload: async (path, files) => ask(path, { method: 'POST', body: await formOf(files) }),
    events: (signal) => follow(url, headers, signal),
  };
}

export async function formOf(files: UploadFiles): Promise<FormData> {
  const form = new FormData();
  for (const [name, body] of Array.isArray(files) ? files : Object.entries(files)) {
    const isPath = typeof body === 'string' && body.startsWith('/');
    form.append('files', isPath ? await openAsBlob(body) : new Blob([body as string]), name);
  }
  return form;
}

async function* follow(
  url: () => string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): AsyncGenerator<ApiEvent> {
  let last = 0;
  while (!signal.aborted) {
    try {
      const answer = await fetch(`${url()}/api/v1/events`, {
        headers: { ...headers, 'last-event-id': String(last) },
        signal,
      });
      for await (const event of readEvents(answer)) {
        last = event.id;
        yield event;
      }
    } catch {
      // The server is away: asked again until it is back.
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Numbered events of one answer. */
export async function* readEvents(answer: Response): AsyncGenerator<ApiEvent> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body!) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const frames = text.split('\n\n');
    text = frames.pop()!;
    for (const frame of frames) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1];
      const id = field('id');
      if (id !== undefined)
        yield { id: Number(id), event: field('event')!, data: JSON.parse(field('data')!) };
    }
  }
}
