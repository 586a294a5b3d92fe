import { PUSH_BYTES_MAX, PUSH_RECORDS_MAX } from '../contract/protocol.ts';
import type { PushAnswer } from '../contract/push.ts';
import type { Failure } from '../domain/kernel/failure.ts';
import type { GuichetRecord } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { type Batch, exchangeBatch } from './exchange-batch.ts';
import type { Remote, SyncStore } from './ports.ts';

export interface PushParts {
  readonly store: SyncStore;
  readonly remote: Remote;
  now(): number;
  newBatchId(): string;
}

/**
 * Sends what waits, oldest first, batch by batch, until nothing waits. May die at any line: what was not settled is sent
 * again, and merging it twice changes nothing. Fails with the first exchange that does; what was settled before stays so.
 * A batch refused whole for its size is halved until it passes; a record that is refused alone goes to the drawer. An endpoint
 * that takes fewer records than we would send (500, before the thousand) is not sent more again.
 * @returns how many exchanges it took
 */
export async function pushWaiting(parts: PushParts): Promise<Result<number>> {
  const { store } = parts;
  const device = await store.device();
  if (device === undefined) return ok(0);
  let restamps = 0;
  let ceiling = PUSH_RECORDS_MAX;
  let most = ceiling;
  for (let exchanges = 0; ; exchanges += 1) {
    const batch = cutToSize(await store.outbox(most));
    if (batch.length === 0) return ok(exchanges);
    const { epoch } = await store.position();
    const exchanged = await exchange(parts, { device: device.device, epoch, records: batch });
    if (!exchanged.ok) {
      const { failure } = exchanged;
      // What an endpoint says that takes fewer records in a push.
      const isTooMany = failure.code === 'invalid' && failure.field === 'records';
      if (!isTooMany && !isTooLarge(failure)) return exchanged;
      if (batch.length > 1) {
        most = Math.ceil(batch.length / 2);
        if (isTooMany) ceiling = most;
        continue;
      }
      if (failure.code !== 'too-large') return exchanged;
    }
    most = Math.min(ceiling, most * 2);
    const answer = exchanged.ok ? exchanged.value : tooLarge(batch, epoch, parts.now());
    if (answer.epoch !== epoch) await store.changeEpoch(answer.epoch);
    await store.settle(batch, answer);
    if (!refusesClock(answer)) {
      if (!moves(answer, batch)) return fail({ code: 'endpoint', status: 200 });
      continue;
    }
    if (restamps === RESTAMPS_MAX) return fail({ code: 'clock', endpointTime: answer.time });
    restamps += 1;
    await store.restamp(answer.time - parts.now());
  }
}

/** A clock put right once should be taken; one that is refused again and again waits for the next occasion. */
const RESTAMPS_MAX = 2;

async function exchange(
  { store, remote, newBatchId }: PushParts,
  message: Pick<Batch, 'device' | 'epoch' | 'records'>,
): Promise<Result<PushAnswer>> {
  return exchangeBatch(remote, { ...message, batch: newBatchId(), number: await store.nextPush() });
}

/** Said by the endpoint, or by a proxy before it, which may allow less. */
function isTooLarge(failure: Failure): boolean {
  return failure.code === 'too-large' || (failure.code === 'not-guichet' && failure.status === 413);
}

/** What the endpoint has said of a record by refusing it alone. Only its own word sends a record to the drawer. */
function tooLarge(batch: readonly GuichetRecord[], epoch: string, time: number): PushAnswer {
  const answers = batch.map(({ id }) => ({ id, refused: 'too-large', detail: '' }));
  return { batch: '', epoch, time, answers };
}

function refusesClock(answer: PushAnswer): boolean {
  return answer.answers.some((one) => 'refused' in one && one.refused === 'clock');
}

/** Whether the answer says anything of what was sent; one that does not would be asked for for ever. */
function moves(answer: PushAnswer, batch: readonly GuichetRecord[]): boolean {
  const answered = new Set(answer.answers.map(({ id }) => id));
  return batch.some(({ id }) => answered.has(id));
}

/** As many of the first records as one push may weigh; always one, since the endpoint alone may say it is too large. */
function cutToSize(records: readonly GuichetRecord[]): readonly GuichetRecord[] {
  let bytes = ENVELOPE_BYTES;
  const count = records.findIndex((record) => {
    bytes += utf8.encode(JSON.stringify(record)).length + 1;
    return bytes > PUSH_BYTES_MAX;
  });
  if (count === -1) return records;
  return records.slice(0, Math.max(1, count));
}

const utf8 = new TextEncoder();

/** Room for all that a push holds besides its records. */
const ENVELOPE_BYTES = 500;
