import type * as v from 'valibot';
import { PROTOCOL, PROTOCOL_MIN } from '../../contract/protocol.ts';
import type { PushAnswer, pushRequestSchema, Refusal } from '../../contract/push.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Endpoint } from './endpoint.ts';
import { judge, type Verdict } from './judge.ts';
import type { EnrolledDevice } from './ports.ts';
import { type Outcome, refuse } from './problem.ts';
import type { TakenIn } from './take-in.ts';

/**
 * Takes in what a tablet wrote, in one durable transaction, and answers record by record once it is on the disk.
 * The tablet's epoch is not asked for: merging facts that are already there changes nothing.
 * Refuses with `protocol` (its own number as detail) and `invalid` (a device that sends in another one's name).
 */
export async function push(
  endpoint: Endpoint,
  device: EnrolledDevice,
  request: v.InferOutput<typeof pushRequestSchema>,
): Promise<Outcome<PushAnswer>> {
  if (request.protocol < PROTOCOL_MIN || request.protocol > PROTOCOL)
    return refuse('protocol', String(PROTOCOL));
  if (request.device !== device.id) return refuse('invalid', 'device');
  const { kinds } = endpoint;
  const context = { kinds, site: device.site, postes: device.postes, now: endpoint.now() };
  const verdicts = request.records.map((raw) => judge(raw, context));
  const records = verdicts.flatMap((verdict) => ('record' in verdict ? [verdict.record] : []));
  const { outcomes, epoch } = await endpoint.intake.store(device.site, records, {
    ...(request.number === undefined
      ? {}
      : { push: { device: device.id, number: request.number, batch: request.batch } }),
    device,
    at: endpoint.now(),
  });
  return ok({
    batch: request.batch,
    epoch,
    time: endpoint.now(),
    answers: answersOf(verdicts, outcomes, request.protocol),
  });
}

function answersOf(
  verdicts: readonly Verdict[],
  outcomes: readonly TakenIn[],
  protocol: number,
): PushAnswer['answers'] {
  let next = 0;
  return verdicts.map((verdict) => {
    if ('refused' in verdict) return verdict;
    const outcome = outcomes[next] as TakenIn;
    next += 1;
    return answerOf(verdict.record.id, outcome === 'purged' && protocol < 2 ? 'not-allowed' : outcome);
  });
}

function answerOf(id: string, outcome: TakenIn): Refusal | { id: string; accepted: true } {
  if (outcome === 'accepted') return { id, accepted: true };
  return { id, refused: outcome, detail: outcome === 'kind' ? 'kind' : 'facts' };
}
