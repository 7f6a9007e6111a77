import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { SETTLE } from '../../adapters/queue/settings.js';
import type { Service } from '../../service/service.js';
import { inTime, mayReadMetrics } from '../../service/watch.js';
import type { App } from '../make-app.js';
import type { Metrics } from '../metrics.js';

export interface HealthOptions {
  readonly service: Service;
  readonly metrics: Metrics;
  /** False when nothing but a new start helps: who watches over us should kill us. */
  readonly isAlive: () => boolean;
  /** False while the service drains: a proxy sends nobody here any more. */
  readonly isServing: () => boolean;
  /** Who may read the metrics: a bearer token from JISHEN_METRICS_TOKEN, or null for whoever reaches the port. */
  readonly metricsToken: string | null;
}

/** For those who watch over the server. They lie outside the API: no sign-in, no secrets in them. */
export function healthRoutes(
  app: App,
  { service, metrics, isAlive, isServing, metricsToken }: HealthOptions,
): void {
  const config = { access: 'anyone', rateLimit: false } as const;
  const answer = z.object({ status: z.string(), problems: z.array(z.string()) });

  app.get(
    '/healthz',
    { config, schema: { hide: true, response: { 200: answer, 503: answer } } },
    async (_request, reply) =>
      isAlive()
        ? { status: 'ok', problems: [] }
        : reply.code(503).send({ status: 'dead', problems: ['database'] }),
  );

  app.get(
    '/readyz',
    { config, schema: { hide: true, response: { 200: answer, 503: answer } } },
    async (_request, reply) => {
      const problems: string[] = isServing() ? [] : ['shutting down'];
      if (!(await inTime(service.db.execute(sql`select 1`)))) problems.push('database');
      if (!(await inTime(service.hub.queue(SETTLE).getJobCounts()))) problems.push('queue');
      if (!(await inTime(service.files.has('kept/none')))) problems.push('files');
      const status = problems.length === 0 ? 'ready' : 'not ready';
      return reply.code(problems.length === 0 ? 200 : 503).send({ status, problems });
    },
  );

  app.get('/metrics', { config, schema: { hide: true } }, async (request, reply) => {
    if (!mayReadMetrics(request.headers.authorization, metricsToken))
      return reply.code(401).header('www-authenticate', 'Bearer').send('unauthorized\n');
    return reply.type(metrics.contentType).send(await metrics.text(service));
  });
}
