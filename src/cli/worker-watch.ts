import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { QueueHub } from '../adapters/queue/open-queue.js';
import { DOCUMENTS } from '../adapters/queue/settings.js';
import { UsageError } from '../ports/errors.js';
import type { ServiceConfig } from '../service/settings.js';
import { inTime, mayReadMetrics } from '../service/watch.js';

export interface WatchedWorker {
  readonly hub: QueueHub;
  readonly metrics: Registry;
  readonly closing: { readonly isAsked: boolean };
}

export interface WorkerWatch {
  /** Null where the settings ask for none. */
  readonly url: string | null;
  close(): Promise<void>;
}

/** A small port for those who watch over a worker: is it there, does it reach its queue, what has it done. */
export async function watchWorker(
  { settings, secrets }: ServiceConfig,
  { hub, metrics, closing }: WatchedWorker,
): Promise<WorkerWatch> {
  const { host, port } = settings.metrics;
  if (port === null) return { url: null, close: async () => undefined };

  const answer = async (path: string, authorization: string | undefined, response: ServerResponse) => {
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (path === '/healthz') return json(200, { status: 'ok', problems: [] });
    if (path === '/readyz') {
      const problems = closing.isAsked ? ['shutting down'] : [];
      if (!(await inTime(hub.queue(DOCUMENTS).getJobCounts()))) problems.push('queue');
      const isReady = problems.length === 0;
      return json(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', problems });
    }
    if (path !== '/metrics') return json(404, { status: 'not found', problems: [] });
    if (!mayReadMetrics(authorization, secrets.metricsToken))
      return response.writeHead(401, { 'www-authenticate': 'Bearer' }).end('unauthorized\n');
    return response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.metrics());
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0]!;
    answer(path, request.headers.authorization, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new UsageError(`无法在 ${host}:${port} 上提供运行状况（${error.code}），请换一个端口。`)),
    );
    server.listen(port, host, resolve);
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
