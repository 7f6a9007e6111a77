import { UsageError } from '../ports/errors.js';
import { Refusal } from '../ports/refusal.js';
import { Problem } from './problem.js';
import { isProblemCode, type ProblemCode } from './problem-codes.js';

/** Errors of Fastify and its plugins that people cause, and of a disk that is full. */
const BY_CODE: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-type',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_BAD_URL: 'malformed-request',
  FST_FILES_LIMIT: 'upload-too-many',
  FST_PARTS_LIMIT: 'upload-too-many',
  FST_FIELDS_LIMIT: 'upload-too-many',
  FST_REQ_FILE_TOO_LARGE: 'upload-too-large',
  ENOSPC: 'storage-full',
};

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed-request',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-type',
  429: 'too-many-requests',
};

/** Whatever was thrown, as a problem to answer with. What is not known to be harmless is `internal` and says nothing. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal && isProblemCode(error.code))
    return new Problem(error.code, { retryAfter: error.retryAfter, about: error.detail });
  if (error instanceof UsageError) return new Problem('usage', { detail: error.message });
  const { code, statusCode } = (error ?? {}) as { readonly code?: unknown; readonly statusCode?: unknown };
  const known = typeof code === 'string' ? BY_CODE[code] : undefined;
  const byStatus = typeof statusCode === 'number' ? BY_STATUS[statusCode] : undefined;
  return new Problem(known ?? byStatus ?? 'internal');
}
