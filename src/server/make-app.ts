import { randomUUID } from 'node:crypto';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerOptions,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../ports/identity.js';
import { answerProblem, answerProblems } from './answer-problems.js';
import { closeUnused } from './closing.js';
import { describeApi } from './documentation.js';
import { guardRoutes, isStillAdmitted, recognise } from './guards.js';
import { setSecurityHeaders } from './headers.js';
import { defaultLimits, type LimitOptions, limitRequests } from './limits.js';
import { guardOrigin } from './origin.js';
import { openStreams, type SendEvents } from './sse.js';
import { validatorCompiler } from './validation.js';

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Answers with Server-Sent Events: `await app.sendEvents(request, reply, source)`. */
    sendEvents: SendEvents;
  }
}

export interface AppOptions {
  readonly identity: Identity;
  readonly version: string;
  /** Where people reach us, when a proxy changes the Host. */
  readonly publicUrl?: string | null;
  /** True: one proxy stands before us, and what it says of the client is so. Or the addresses of several. */
  readonly trustProxy?: boolean | string | readonly string[];
  readonly logger?: FastifyServerOptions['logger'];
  /** Bytes of a JSON body; uploads are streams with limits of their own. */
  readonly bodyLimit?: number;
  readonly limits?: LimitOptions;
}

/**
 * A server without routes of its own, save its description. Order matters: where a request comes from, who asks, how often,
 * whether they may; and only then the body.
 */
export async function makeApp(options: AppOptions): Promise<App> {
  const { identity, version, publicUrl = null } = options;
  const app = fastify({
    logger: options.logger ? quiet(options.logger) : false,
    trustProxy: trusted(options.trustProxy ?? false),
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    frameworkErrors: answerProblem,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // A form of another site may send text without asking; JSON it may not.
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  await setSecurityHeaders(app);
  guardOrigin(app, { mode: identity.mode, publicUrl });
  recognise(app, identity);
  await limitRequests(app, options.limits ?? defaultLimits);
  guardRoutes(app);
  answerProblems(app);
  closeUnused(app);
  app.decorate(
    'sendEvents',
    openStreams(app, (request) => isStillAdmitted(request, identity)),
  );
  await describeApi(app, version);
  return app;
}

function trusted(given: boolean | string | readonly string[]): FastifyServerOptions['trustProxy'] {
  // The nearest proxy only: what stands before it in X-Forwarded-For anybody could have written.
  if (given === true) return (_address, hop) => hop < 1;
  return typeof given === 'object' ? [...given] : given;
}

/** Addresses in the log end before their question mark: behind it stand codes of sign-ins and what people search for. */
function quiet(logger: NonNullable<FastifyServerOptions['logger']>): FastifyServerOptions['logger'] {
  const given = typeof logger === 'object' ? logger : {};
  return {
    ...given,
    serializers: {
      ...given.serializers,
      req: ({ method, url, ip }) => ({ method, url: url.split('?', 1)[0], ip }),
    },
  };
}
