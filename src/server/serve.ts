import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, pino } from 'pino';
import { recordHistory } from '../adapters/db/service/history.js';
import type { Person } from '../model/person.js';
import { UsageError } from '../ports/errors.js';
import { type OpenServiceOptions, openService } from '../service/open.js';
import type { Log, Service } from '../service/service.js';
import type { ServiceConfig } from '../service/settings.js';
import { checkBinding } from './binding.js';
import { boardRoutes } from './board.js';
import { API } from './documentation.js';
import { openIdentity } from './identity.js';
import { openLimitStore } from './limit-store.js';
import { type App, makeApp } from './make-app.js';
import { type Metrics, openMetrics } from './metrics.js';
import { PAGE_FOLDER, pageRoutes } from './page.js';
import { healthRoutes } from './routes/health.js';
import { identityRoutes } from './routes/identity.js';
import { serviceRoutes } from './routes/service.js';

export interface ServeOptions extends Omit<OpenServiceOptions, 'log' | 'meter'> {
  /** Where log lines go; null: nowhere. */
  readonly logTo: NodeJS.WritableStream | null;
  /** Where the page was built to; by default beside the program. */
  readonly pageFolder?: string;
}

export interface RunningServer {
  /** Where it is reached. */
  readonly url: string;
  /** For the first administrator; null where there is one, or none is needed. */
  readonly setupUrl: string | null;
  readonly warnings: readonly string[];
  readonly service: Service;
  readonly app: App;
  /** Resolves when nothing but a new start helps. */
  readonly died: Promise<Error>;
  /** Takes no more requests and no more work, finishes what is in hand, and closes. */
  close(): Promise<void>;
}

/** Opens everything that the settings ask for, and listens. Throws `UsageError` where that cannot be. */
export async function serve(config: ServiceConfig, options: ServeOptions): Promise<RunningServer> {
  const { settings, secrets } = config;
  const { host, mode, publicUrl } = settings;
  checkBinding({ host, mode, publicUrl, usesOidc: settings.oidc !== null });
  const logger = options.logTo
    ? pino({ level: settings.log, redact: ['req.headers'] }, options.logTo as never)
    : pino({ level: 'silent' });
  const metrics = openMetrics();
  const running = await openService(config, { ...options, log: logOf(logger), meter: metrics.meter });
  const { service } = running;
  let isServing = true;
  let isAlive = true;
  void running.died.then((reason) => {
    isAlive = false;
    logger.fatal({ error: reason.message }, 'the embedded database died');
  });
  const limitStore = openLimitStore(secrets.redisUrl);
  try {
    const identity = await openIdentity(service);
    const app = await makeApp({
      identity,
      version: options.engine,
      publicUrl,
      trustProxy: settings.trustProxy,
      logger: options.logTo ? { level: settings.log, stream: options.logTo } : false,
      limits: {
        person: settings.limits.perMinute,
        anonymous: Math.ceil(settings.limits.perMinute / 2),
        redis: limitStore,
      },
    });
    measure(app, metrics);
    healthRoutes(app, {
      service,
      metrics,
      isAlive: () => isAlive,
      isServing: () => isServing,
      metricsToken: secrets.metricsToken,
    });
    await app.register((scope) => identityRoutes(scope as App, { identity, onAction: auditOf(service) }), {
      prefix: API,
    });
    await app.register((scope) => serviceRoutes(scope as App, { service }), { prefix: API });
    await boardRoutes(app, service);
    await pageRoutes(app, options.pageFolder ?? PAGE_FOLDER);
    const url = await listen(app, config);
    const setupToken = await identity.setup.issueToken(secrets.setupToken);
    const forgetting = setInterval(() => void identity.sweep().catch(() => undefined), 3600_000);
    forgetting.unref();
    return {
      url,
      setupUrl: setupToken === null ? null : `${publicUrl ?? url}/setup?token=${setupToken}`,
      warnings: running.warnings,
      died: running.died,
      service,
      app,
      close: async () => {
        isServing = false;
        clearInterval(forgetting);
        // Proxies that look at /readyz send nobody here any more, before nobody is taken in.
        await sleep(settings.stopDelaySeconds * 1000);
        await Promise.all([closeApp(app, settings.queue.drainSeconds * 1000), running.drain()]);
        limitStore?.disconnect();
        await running.close();
      },
    };
  } catch (error) {
    limitStore?.disconnect();
    await running.close();
    throw error;
  }
}

/** Answers what was asked; who takes longer over an upload or a download than jobs may take is cut off. */
async function closeApp(app: App, most: number): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), most);
  await app.close();
  clearTimeout(timer);
}

async function listen(app: App, { settings }: ServiceConfig): Promise<string> {
  const { host, port } = settings;
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new UsageError(`端口 ${port} 已被占用，请用 --port 换一个，或停止占用它的程序。`);
    if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL')
      throw new UsageError(`无法监听 ${host}:${port}（${error.code}）。`);
    throw error;
  });
  const address = app.server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${name}:${address.port}`;
}

/** Sign-ins and changes of accounts are history like everything else. */
const auditOf =
  ({ db }: Service) =>
  (
    person: Person | null,
    action: string,
    subject: string | null,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> =>
    recordHistory(db, {
      actor: person && { id: person.id, name: person.name },
      action,
      subject,
      after: detail,
    });

function measure(app: App, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const { url = 'none' } = request.routeOptions;
    metrics.answered(
      { route: url, method: request.method, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
}

const logOf = (logger: Logger): Log => ({
  debug: (what, detail) => logger.debug(detail ?? {}, what),
  info: (what, detail) => logger.info(detail ?? {}, what),
  warn: (what, detail) => logger.warn(detail ?? {}, what),
  error: (what, detail) => logger.error(detail ?? {}, what),
});
