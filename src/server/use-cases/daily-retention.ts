import type { Endpoint } from './endpoint.ts';
import { type RetentionReport, runRetention } from './run-retention.ts';

const DAY_MS = 86_400_000;

/** A last run longer ago than this says nothing: the endpoint was off for weeks, or its clock is wrong. */
const STALE_MS = 40 * DAY_MS;

const MEMO = 'retention-run';

/**
 * Runs retention where the last run is a day ago: to be called every few minutes, by every process of the endpoint. One of them takes
 * the run by writing down when it begins; the others see that. A run that dies is made up for by the next day's.
 *
 * An endpoint that has no recent run to go by (new, updated, off for weeks, a clock that jumped or went back) waits a day first:
 * whoever finds its clock wrong has that long to set it, and what is removed does not come back.
 * @returns what was done; `undefined` where it was not the time, or not for this process
 */
export async function retainDaily(endpoint: Endpoint): Promise<readonly RetentionReport[] | undefined> {
  const { store, now } = endpoint;
  const at = now();
  const held =
    (await store.read.memos.get(MEMO)) ??
    (await store.transaction(({ memos }) => memos.setOnce(MEMO, String(at))));
  const since = at - Number(held);
  if (0 <= since && since < DAY_MS) return undefined;
  const isMine = await store.transaction(({ memos }) => memos.replace(MEMO, held, String(at)));
  if (!isMine || since < 0 || since > STALE_MS) return undefined;
  return runRetention(endpoint);
}

/** When the last daily run began, or was put off; milliseconds since 1970. */
export async function lastRunAt({ store }: Pick<Endpoint, 'store'>): Promise<number | undefined> {
  const held = await store.read.memos.get(MEMO);
  return held === undefined ? undefined : Number(held);
}
