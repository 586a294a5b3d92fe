import type { FastifyReply } from 'fastify';
import type { Problem } from '../../contract/refusal.ts';

const STATUS: Readonly<Record<Problem['error'], number>> = {
  invalid: 400,
  'code-unknown': 404,
  'code-expired': 410,
  'code-locked': 423,
  'unknown-device': 401,
  revoked: 401,
  proof: 401,
  'not-allowed': 403,
  protocol: 400,
  'too-large': 413,
  busy: 429,
  'not-found': 404,
  internal: 500,
};

/** Sends why not. A tablet goes by `error`; the status is for whatever stands in between. */
export function sendProblem(reply: FastifyReply, problem: Problem, now: number): FastifyReply {
  return reply
    .code(STATUS[problem.error])
    .header('cache-control', 'no-store')
    .send({ ...problem, time: now });
}
