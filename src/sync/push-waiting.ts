import { PUSH_BYTES_MAX, PUSH_RECORDS_MAX } from '../contract/protocol.ts';
import type { PushAnswer } from '../contract/push.ts';
import type { GuichetRecord } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { exchangeBatch } from './exchange-batch.ts';
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
 * @returns how many exchanges it took
 */
export async function pushWaiting(parts: PushParts): Promise<Result<number>> {
  const { store, remote, newBatchId } = parts;
  const device = await store.device();
  if (device === undefined) return ok(0);
  let restamps = 0;
  for (let exchanges = 0; ; exchanges += 1) {
    const batch = cutToSize(await store.outbox(PUSH_RECORDS_MAX));
    if (batch.length === 0) return ok(exchanges);
    const { epoch } = await store.position();
    const number = await store.nextPush();
    const exchanged = await exchangeBatch(remote, {
      device: device.device,
      epoch,
      batch: newBatchId(),
      number,
      records: batch,
    });
    if (!exchanged.ok) return exchanged;
    const answer = exchanged.value;
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
