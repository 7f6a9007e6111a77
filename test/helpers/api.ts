import { openAsBlob } from 'node:fs';

/** The API as a program uses it, over the network. */
export interface Api {
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>;
  /** Multipart; texts or paths by the names that the server sees. */
  upload<T>(path: string, files: Readonly<Record<string, string>>): Promise<T>;
  /** Numbered events from the first on, over reconnections, until the signal. */
  events(signal: AbortSignal): AsyncGenerator<ApiEvent>;
}

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
  const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
    const answer = await fetch(`${url()}/api/v1${path}`, {
      ...init,
      headers: { ...headers, ...init.headers },
    });
    const text = await answer.text();
    const body = text === '' ? null : JSON.parse(text);
    if (!answer.ok) throw new ApiError(answer.status, body);
    return body as T;
  };
  return {
    get: (path) => ask(path, {}),
    send: (method, path, body) =>
      ask(path, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    upload: async (path, files) => {
      const form = new FormData();
      for (const [name, body] of Object.entries(files)) {
        const blob = body.startsWith('/') ? await openAsBlob(body) : new Blob([body]);
        form.append('files', blob, name);
      }
      return ask(path, { method: 'POST', body: form });
    },
    events: (signal) => follow(url, headers, signal),
  };
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
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of answer.body!) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        const frames = text.split('\n\n');
        text = frames.pop()!;
        for (const frame of frames) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1];
          const id = field('id');
          if (id === undefined) continue;
          last = Number(id);
          yield { id: last, event: field('event')!, data: JSON.parse(field('data')!) };
        }
      }
    } catch {
      // The server is away: asked again until it is back.
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
