import type { App } from '../../src/server/make-app.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body as JSON; null where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  readonly body: any;
  readonly text: string;
}

/** Somebody's browser: keeps cookies, says where it comes from. */
export interface Client {
  readonly cookies: Map<string, string>;
  send(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** `address`: where requests come from, since sign-ins are counted by it. */
export function openClient(app: App, address = '127.0.0.1'): Client {
  const cookies = new Map<string, string>();
  return {
    cookies,
    send: async (method, path, body, headers = {}) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await app.inject({
        method,
        url: path.startsWith('/') ? path : `/api/v1/${path}`,
        remoteAddress: address,
        headers: {
          host: 'localhost:8080',
          origin: 'http://localhost:8080',
          ...(cookie ? { cookie } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      keepCookies(cookies, answer.headers['set-cookie']);
      const isJson = /json/.test(String(answer.headers['content-type']));
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: isJson ? answer.json() : null,
        text: answer.payload,
      };
    },
  };
}

function keepCookies(cookies: Map<string, string>, given: string | string[] | undefined): void {
  for (const line of [given ?? []].flat()) {
    const [pair = '', ...attributes] = line.split(';');
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) cookies.delete(name);
    else cookies.set(name, value);
  }
}
