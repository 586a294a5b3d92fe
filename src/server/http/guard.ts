import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../contract/refusal.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Endpoint } from '../use-cases/endpoint.ts';
import { identify, noteSeen } from '../use-cases/identify.ts';
import type { EnrolledDevice } from '../use-cases/ports.ts';
import type { Outcome } from '../use-cases/problem.ts';
import { sendProblem } from './answers.ts';
import type { Nonces } from './nonces.ts';
import type { Proofs } from './proofs.ts';
import { refusedCalls } from './refused-calls.ts';
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

/** Devices that come back together are seen at their next call: noting each would take the database's connections from their pushes. */
const NOTING_MAX = 4;

export function guardFor(endpoint: Endpoint, proofs: Proofs, nonces: Nonces): (access: Access) => Guard {
  const refused = refusedCalls(endpoint.now);
  let noting = 0;

  function refuse(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
    refused.note(request.ip);
    return sendProblem(reply, problem, endpoint.now());
  }

  async function callerOf(
    access: Exclude<Access, 'public'>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Outcome<EnrolledDevice | ProvenKey>> {
    const path = pathOf(request);
    const verdict = await proofs.verify({ proof: request.headers.dpop, method: request.method, path });
    if (verdict.wantsNonce) reply.header('dpop-nonce', nonces.current());
    const { signed } = verdict;
    if (signed === undefined) return { ok: false, failure: { error: 'proof' } };
    const { keyThumbprint } = signed.key;
    const caller = access === 'own-key' ? ok(signed.key) : await identify(endpoint, keyThumbprint, access);
    if (!caller.ok || (await signed.useOnce())) return caller;
    reply.header('dpop-nonce', nonces.current());
    return { ok: false, failure: { error: 'proof' } };
  }

  return (access) => {
    if (access === 'public') {
      return async (_request, reply) => {
        // Whoever asks here first has a nonce for their first proof, and need not be refused once to learn it.
        reply.header('dpop-nonce', nonces.current());
        return undefined;
      };
    }
    return async (request, reply) => {
      const patience = refused.patienceSeconds(request.ip);
      if (patience !== undefined) {
        reply.header('retry-after', String(patience));
        return sendProblem(reply, { error: 'busy' }, endpoint.now());
      }
      const caller = await callerOf(access, request, reply);
      if (!caller.ok) return refuse(request, reply, caller.failure);
      request.caller = caller.value;
      if ('site' in caller.value && noting < NOTING_MAX) {
        noting += 1;
        noteSeen(endpoint, caller.value)
          .catch((error: unknown) => request.log.warn({ err: error }, 'last seen not noted'))
          .finally(() => {
            noting -= 1;
          });
      }
      return undefined;
    };
  };
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}
