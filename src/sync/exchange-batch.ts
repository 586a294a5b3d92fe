import { PROTOCOL, PROTOCOL_MIN } from '../contract/protocol.ts';
import type { PushAnswer, PushRequest } from '../contract/push.ts';
import type { Failure } from '../domain/kernel/failure.ts';
import { fail, type Result } from '../domain/kernel/result.ts';
import type { Remote } from './ports.ts';

/** A push before it is put in the words of a protocol. */
export type Batch = Required<Omit<PushRequest, 'protocol'>>;

/**
 * One push, in the highest protocol that both sides speak: an endpoint that does not know ours answers with its own, and is
 * then asked in that one. Only an answer that echoes the batch counts.
 */
export async function exchangeBatch(remote: Remote, batch: Batch): Promise<Result<PushAnswer>> {
  let protocol = PROTOCOL;
  for (;;) {
    const answer = await remote.push(inWordsOf(protocol, batch));
    const lower = answer.ok ? undefined : lowerProtocol(answer.failure, protocol);
    if (lower !== undefined) {
      protocol = lower;
      continue;
    }
    // A page of a captive portal, an answer kept in a cache or meant for another batch: none of them is an acknowledgement.
    if (answer.ok && answer.value.batch !== batch.batch) return fail({ code: 'not-guichet', status: 200 });
    return answer;
  }
}

/** The protocol to go down to; `undefined` where that is not what the endpoint asks for, or no common one is left. */
function lowerProtocol(failure: Failure, spoken: number): number | undefined {
  if (failure.code !== 'protocol') return undefined;
  const theirs = failure.endpointProtocol;
  return Number.isInteger(theirs) && theirs >= PROTOCOL_MIN && theirs < spoken ? theirs : undefined;
}

/** What each protocol has added is left out for an endpoint that is older. */
function inWordsOf(protocol: number, { number, ...batch }: Batch): PushRequest {
  return { protocol, ...batch, ...(protocol >= 2 ? { number } : {}) };
}
