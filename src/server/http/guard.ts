import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint } from '../use-cases/endpoint.ts';
import { identify, noteSeen } from '../use-cases/identify.ts';
import type { EnrolledDevice } from '../use-cases/ports.ts';
import { sendProblem } from './answers.ts';
import type { Nonces } from './nonces.ts';
import type { Proofs } from './proofs.ts';
import type { Access, ProvenKey } from './route.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, once the guard has let them in. */
    caller: EnrolledDevice | ProvenKey | undefined;
  }
  interface FastifyContextConfig {
    /** Required of every route. */
    access?: Access;
  }
}

/** Lets a request in, or answers it. Runs before the body is read. */
export type Guard = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;

export function guardFor(endpoint: Endpoint, proofs: Proofs, nonces: Nonces): (access: Access) => Guard {
  return (access) => {
    if (access === 'public') {
      return async (_request, reply) => {
        // Whoever asks here first has a nonce for their first proof, and need not be refused once to learn it.
        reply.header('dpop-nonce', nonces.current());
        return undefined;
      };
    }
    return async (request, reply) => {
      const path = pathOf(request);
      const verdict = await proofs.verify({ proof: request.headers.dpop, method: request.method, path });
      if (verdict.wantsNonce) reply.header('dpop-nonce', nonces.current());
      if (verdict.key === undefined) return sendProblem(reply, { error: 'proof' }, endpoint.now());
      if (access === 'own-key') {
        request.caller = verdict.key;
        return undefined;
      }
      const device = await identify(endpoint, verdict.key.keyThumbprint, access);
      if (!device.ok) return sendProblem(reply, device.failure, endpoint.now());
      request.caller = device.value;
      noteSeen(endpoint, device.value).catch((error: unknown) =>
        request.log.warn({ err: error }, 'last seen not noted'),
      );
      return undefined;
    };
  };
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}
