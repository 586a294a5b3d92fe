import type { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { pathOf } from './guard.ts';

export interface LogOptions {
  /** `info` writes a line a request, `warn` only what a person should look at. */
  readonly logLevel: string;
  readonly logTo: Writable;
}

/**
 * Structured lines without personal data: no body, no header, no query, no address of a person, no code. Of an error its
 * kind and its stack, but not the details in which a database quotes what it was given.
 */
export function loggerOptions({ logLevel, logTo }: LogOptions) {
  return { level: logLevel, stream: logTo, serializers: { err: plainError } };
}

function plainError(error: unknown) {
  const { name, message, stack, code } = error as Error & { code?: unknown };
  return { type: name, message, stack: stack ?? '', ...(typeof code === 'string' ? { code } : {}) };
}

export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      path: pathOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (reply.statusCode >= 500) request.log.error(line, 'answered');
    else request.log.info(line, 'answered');
  });
}
