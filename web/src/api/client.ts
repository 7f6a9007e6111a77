import { offline, problemOf } from './problem.js';
import type { Operations } from './types.js';

export const API = '/api/v1';

export type OperationName = keyof Operations;
export type RequestOf<K extends OperationName> = Operations[K]['request'];
export type AnswerOf<K extends OperationName> = Operations[K]['answer'];
/** Operations that need to be told nothing are told nothing. */
export type Asked<K extends OperationName> = RequestOf<K> extends null ? [] : [request: RequestOf<K>];

interface AnyRequest {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Asks the API. Throws `ApiProblem`. */
export async function call<K extends OperationName>(name: K, ...asked: Asked<K>): Promise<AnswerOf<K>> {
  return send(name, (asked[0] ?? {}) as AnyRequest);
}

/** For queries: the signal ends the request when nobody waits any more. */
export async function send<K extends OperationName>(
  name: K,
  request: AnyRequest,
  signal?: AbortSignal,
): Promise<AnswerOf<K>> {
  const { body } = request;
  const hasBody = body !== undefined;
  const answer = await fetch(addressOf(name, request), {
    method: name.slice(0, name.indexOf(' ')),
    signal: signal ?? null,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    body: hasBody ? JSON.stringify(body) : null,
  }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : offline();
  });
  const text = await answer.text();
  if (!answer.ok) throw problemOf(answer.status, text);
  return (text === '' ? null : JSON.parse(text)) as AnswerOf<K>;
}

/** The address of an operation: for requests, and for links to files. What is undefined or null is left out of the query. */
export function addressOf(name: OperationName, { path = {}, query = {} }: AnyRequest = {}): string {
  const template = name.slice(name.indexOf(' ') + 1);
  const place = template.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(path[key])));
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(said.map(([key, value]) => [key, String(value)])).toString();
  return `${API}${place}${search ? `?${search}` : ''}`;
}
