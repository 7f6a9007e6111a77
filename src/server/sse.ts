import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface ServerEvent {
  /** What the browser says it has seen when it comes back. */
  readonly id: string | null;
  readonly event: string;
  /** Sent as JSON. */
  readonly data: unknown;
}

export interface StreamOptions {
  /** Proxies close what is silent. */
  readonly pingSeconds?: number;
  /** How long a browser waits before it comes back. */
  readonly retrySeconds?: number;
}

/** Gives the events until the signal says that nobody listens any more. */
export type EventSource = (signal: AbortSignal) => AsyncIterable<ServerEvent>;

export type SendEvents = (
  request: FastifyRequest,
  reply: FastifyReply,
  source: EventSource,
  options?: StreamOptions,
) => Promise<void>;

/** The last event that the browser has seen. */
export function lastEventId(request: FastifyRequest): string | null {
  const given = request.headers['last-event-id'];
  return typeof given === 'string' && given !== '' ? given : null;
}

/** Asked at every ping: a stream ends when the person may not read it any more. */
export type MayStay = (request: FastifyRequest) => Promise<boolean>;

/** Server-Sent Events for an app. Streams end when the app closes, since nothing else would end them. */
export function openStreams(app: FastifyInstance, mayStay: MayStay): SendEvents {
  const streams = new Set<AbortController>();
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.abort();
  });
  return async (request, reply, source, options = {}) => {
    const stream = new AbortController();
    streams.add(stream);
    reply.raw.once('close', () => stream.abort());
    try {
      await send(reply, source, stream, { ...options, mayStay: () => mayStay(request) });
    } catch (error) {
      // The head is sent: the browser comes back by itself and goes on where it was.
      if (!stream.signal.aborted) request.log.error({ err: error }, 'event stream failed');
    } finally {
      stream.abort();
      streams.delete(stream);
      reply.raw.end();
    }
  };
}

async function send(
  reply: FastifyReply,
  source: EventSource,
  stream: AbortController,
  {
    pingSeconds = 15,
    retrySeconds = 3,
    mayStay,
  }: StreamOptions & { readonly mayStay: () => Promise<boolean> },
): Promise<void> {
  const { signal } = stream;
  const ended = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string | string[]>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // nginx would keep events until it has a page full of them.
    'x-accel-buffering': 'no',
  });
  reply.raw.write(`retry: ${retrySeconds * 1000}\n\n`);
  const ping = setInterval(() => {
    reply.raw.write(': ping\n\n');
    mayStay().then(
      (may) => may || stream.abort(),
      () => stream.abort(),
    );
  }, pingSeconds * 1000);
  const events = source(signal)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([events.next(), ended]);
      if (next === null || next.done) return;
      const hasRoom = reply.raw.write(frame(next.value));
      if (!hasRoom) await Promise.race([drained(reply), ended]);
    }
  } finally {
    clearInterval(ping);
    // Not waited for: a generator in the middle of a wait ends only after it.
    events.return?.()?.catch(() => undefined);
  }
}

const drained = (reply: FastifyReply): Promise<void> =>
  new Promise((resolve) => reply.raw.once('drain', () => resolve()));

/** Ids and names are ours and short; a line break in one would begin another field. */
function frame({ id, event, data }: ServerEvent): string {
  const oneLine = (text: string): string => text.replace(/[\r\n\0]/g, ' ');
  const head = id === null ? '' : `id: ${oneLine(id)}\n`;
  return `${head}event: ${oneLine(event)}\ndata: ${JSON.stringify(data)}\n\n`;
}
