import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import type { RouteHandlerMethod } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/model/person.js';
import { type App, makeApp } from '../../src/server/make-app.js';
import { type EventSource, lastEventId, type ServerEvent, type StreamOptions } from '../../src/server/sse.js';
import { personWith, stubIdentity } from '../helpers/stub-identity.js';

let app: App;
let source: EventSource;
let options: StreamOptions;
let signal: AbortSignal | null;
let url: string;
/** Whom the service recognises. */
let person: Person | null;

beforeEach(async () => {
  signal = null;
  options = {};
  person = personWith('reviewer', { id: 'p', unit: 'a' });
  const identity = stubIdentity({ authenticate: async () => ({ person, cookies: [] }) });
  app = await makeApp({ identity, version: '0' });
  const answer: RouteHandlerMethod = async (request, reply) => {
    const given: EventSource = (stop) => {
      signal = stop;
      return source(stop);
    };
    const from = lastEventId(request);
    if (from !== null) source = justThese({ id: from, event: 'from', data: null });
    await app.sendEvents(request, reply, given, options);
  };
  app.get('/events', { config: { access: 'anyone' } }, answer);
  app.get('/theirs', { config: { access: 'uploader' } }, answer);
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/events`;
});
afterEach(() => app.close());

/** Some events, and the end. */
const justThese = (...events: readonly ServerEvent[]): EventSource =>
  async function* () {
    yield* events;
  };

/** Some events, and then nothing more until nobody listens. */
const andWait = (...events: readonly ServerEvent[]): EventSource =>
  async function* (stop) {
    yield* events;
    if (!stop.aborted) await once(stop, 'abort');
  };

/** Reads until the text is there. */
async function readUntil(response: Response, wanted: string): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of response.body!) {
    text += decoder.decode(part, { stream: true });
    if (text.includes(wanted)) return text;
  }
  throw new Error(`the stream ended before “${wanted}”: ${text}`);
}

describe('a stream of events', () => {
  it('tells number, name and data, and how soon to come back', async () => {
    source = justThese(
      { id: '7', event: 'submission-reviewed', data: { name: '一\n二' } },
      { id: null, event: 'page', data: 3 },
    );
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await response.text()).toBe(
      'retry: 3000\n\nid: 7\nevent: submission-reviewed\ndata: {"name":"一\\n二"}\n\nevent: page\ndata: 3\n\n',
    );
  });

  it('lets no line break of a name begin a field', async () => {
    source = justThese({ id: '1\n2', event: 'a\r\ndata: b', data: null });
    expect(await (await fetch(url)).text()).toContain('id: 1 2\nevent: a  data: b\ndata: null\n\n');
  });

  it('knows what the browser has seen', async () => {
    const response = await fetch(url, { headers: { 'last-event-id': '41' } });
    expect(await response.text()).toContain('id: 41\n');
  });

  it('says something while nothing happens, for as long as the person may stay', async () => {
    options = { pingSeconds: 0.01 };
    source = andWait();
    const stop = new AbortController();
    const response = await fetch(url.replace('/events', '/theirs'), { signal: stop.signal });
    expect(await readUntil(response, ': ping\n\n: ping\n\n: ping\n\n')).toContain('retry');
    stop.abort();
  });

  it('stops its source when the browser goes', async () => {
    source = andWait({ id: '1', event: 'a', data: 1 });
    const stop = new AbortController();
    await readUntil(await fetch(url, { signal: stop.signal }), 'event: a');
    const ended = once(signal!, 'abort');
    stop.abort();
    await ended;
  });

  it('ends when the server closes, though its source would not', async () => {
    source = () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) });
    const response = await fetch(url);
    await Promise.all([app.close(), response.text()]);
    expect(signal!.aborted).toBe(true);
  });

  it.each([
    ['is signed out', null],
    ['may do less', personWith('uploader', { id: 'p', unit: 'a' })],
    ['belongs to another unit', personWith('reviewer', { id: 'p', unit: 'b' })],
    ['is somebody else', personWith('reviewer', { id: 'q', unit: 'a' })],
  ])('ends when the person %s meanwhile', async (_name, later) => {
    options = { pingSeconds: 0.01 };
    source = andWait({ id: '1', event: 'a', data: 1 });
    const response = await fetch(url.replace('/events', '/theirs'));
    const text = response.text();
    person = later;
    expect(await text).toContain('event: a');
  });

  it('ends when its source fails, without a word of why', async () => {
    source = async function* () {
      yield { id: '1', event: 'a', data: 1 };
      throw new Error('hunter2');
    };
    expect(await (await fetch(url)).text()).toMatch(/event: a\ndata: 1\n\n$/);
  });

  it('waits for a reader who is slow', async () => {
    let made = 0;
    const data = 'x'.repeat(64 * 1024);
    source = async function* (stop) {
      while (!stop.aborted && made < 5000) yield { id: String(++made), event: 'a', data };
    };
    const response = await fetch(url);
    const reader = response.body!.getReader();
    await reader.read();
    // The sockets hold some megabytes; all of it would be 320.
    expect(made).toBeLessThan(1000);
    await reader.cancel();
    expect(signal!.aborted || (await once(signal!, 'abort'))).toBeTruthy();
    expect(made).toBeLessThan(5000);
  });
});

it('a server closes though a browser holds a connection that it never used', async () => {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  await Promise.all([once(app.server, 'connection'), once(socket, 'connect')]);
  const gone = once(socket, 'close');
  await Promise.all([app.close(), gone]);
});
