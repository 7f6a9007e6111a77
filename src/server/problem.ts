import { type ProblemCode, problemKinds } from './problem-codes.js';

/** One field of a request that is not as it should be. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export interface ProblemDetails {
  /** A sentence for this case, in place of the one of the code. */
  readonly detail?: string;
  /** What the sentence of the code is about here, put behind it. */
  readonly about?: string | null;
  readonly errors?: readonly FieldError[];
  /** Seconds, for the Retry-After header. */
  readonly retryAfter?: number | null;
}

/** The answer when something cannot be done (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly detailEn: string;
  /** The number of the request, as in the log. */
  readonly instance?: string;
  readonly errors?: readonly FieldError[];
}

export const PROBLEM_TYPE = 'application/problem+json';

/** Thrown by routes; the answer is made in one place. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly problem: ProblemCode;
  readonly details: ProblemDetails;
  /** Where Fastify looks. */
  readonly statusCode: number;

  constructor(problem: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? problemKinds[problem].en);
    this.problem = problem;
    this.details = details;
    this.statusCode = problemKinds[problem].status;
  }
}

export function problemBody({ problem, details }: Problem, requestId: string | null): ProblemBody {
  const { status, title, zh, en } = problemKinds[problem];
  return {
    type: `urn:jishen:problem:${problem}`,
    title,
    status,
    code: problem,
    detail: details.detail ?? (details.about ? `${zh}（${details.about}）` : zh),
    detailEn: en,
    ...(requestId === null ? {} : { instance: `urn:jishen:request:${requestId}` }),
    ...(details.errors ? { errors: details.errors } : {}),
  };
}
