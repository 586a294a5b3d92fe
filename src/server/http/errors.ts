import type { FastifyError, FastifyInstance } from 'fastify';
import { PUSH_BYTES_MAX } from '../../contract/protocol.ts';
import type { Problem } from '../../contract/refusal.ts';
import { sendProblem } from './answers.ts';
import { drainRefused } from './refused-body.ts';

/** What was wrong with the request is told; what is wrong with us is logged, and told as `internal` and no more. */
export function answerErrors(server: FastifyInstance, now: () => number): void {
  server.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = problemOf(error);
    if (problem.error === 'too-large') await drainRefused(request.raw);
    if (problem.error === 'internal') request.log.error({ err: error }, 'failed');
    return sendProblem(reply, problem, now());
  });
}

function problemOf({ statusCode = 500 }: FastifyError): Problem {
  if (statusCode === 413) return { error: 'too-large', detail: String(PUSH_BYTES_MAX) };
  if (statusCode === 429) return { error: 'busy' };
  if (statusCode >= 400 && statusCode < 500) return { error: 'invalid', detail: 'body' };
  return { error: 'internal' };
}
