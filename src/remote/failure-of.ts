import * as v from 'valibot';
import { type Problem, problemSchema } from '../contract/refusal.ts';
import type { Failure } from '../domain/kernel/failure.ts';

/** How long to leave an endpoint alone that says it is busy and not for how long. */
const BUSY_SECONDS = 30;

/** What an answer that is not a success means, by what Guichet's endpoint says in it, else by its status alone. */
export function failureOf(response: Pick<Response, 'status' | 'headers'>, body: unknown): Failure {
  const { status } = response;
  const problem = v.safeParse(problemSchema, body);
  if (problem.success) return failureOfProblem(problem.output, response);
  if (status === 429 || status === 503)
    return { code: 'busy', retryAfterSeconds: retryAfterSeconds(response) };
  if (status >= 500) return { code: 'endpoint', status };
  return { code: 'not-guichet', status };
}

function failureOfProblem(problem: Problem, response: Pick<Response, 'status' | 'headers'>): Failure {
  switch (problem.error) {
    case 'code-unknown':
    case 'code-expired':
    case 'code-locked':
      return { code: problem.error };
    case 'revoked':
      return { code: problem.detail === 'cloned' ? 'cloned' : 'revoked' };
    case 'unknown-device':
      return { code: 'revoked' };
    case 'busy':
      return { code: 'busy', retryAfterSeconds: retryAfterSeconds(response) };
    case 'not-allowed':
      return { code: 'not-allowed', kind: 'endpoint', fact: problem.detail ?? '' };
    case 'not-found':
      return { code: 'not-found', id: problem.detail ?? '' };
    case 'protocol':
      return { code: 'protocol', endpointProtocol: Number(problem.detail ?? 0) };
    case 'too-large':
      return { code: 'too-large', limit: Number(problem.detail ?? 0) };
    case 'invalid':
      return { code: 'invalid', field: problem.detail ?? 'request', rule: 'endpoint' };
    case 'proof':
    case 'internal':
      return { code: 'endpoint', status: response.status };
  }
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3); a date needs a clock that may be wrong, so it is not read. */
function retryAfterSeconds({ headers }: Pick<Response, 'headers'>): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) : BUSY_SECONDS;
}
