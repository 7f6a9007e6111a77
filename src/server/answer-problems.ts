import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asProblem } from './as-problem.js';
import { PROBLEM_TYPE, Problem, problemBody } from './problem.js';

/** Sends what went wrong. Why it did only the log learns, and only if it is our fault. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = asProblem(error);
  if (problem.statusCode >= 500) request.log.error({ err: error }, 'request failed');
  const { retryAfter } = problem.details;
  if (retryAfter) reply.header('retry-after', Math.max(1, Math.ceil(retryAfter)));
  return reply
    .code(problem.statusCode)
    .header('cache-control', 'no-store')
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problemBody(problem, request.id)));
}

/** Every error of every route, and every address that is none, is answered alike. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler(answerProblem);
  app.setNotFoundHandler({ preHandler: app.rateLimit?.() }, (request, reply) =>
    answerProblem(new Problem('not-found'), request, reply),
  );
}
