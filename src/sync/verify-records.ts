import type { DigestAnswer } from '../contract/digest.ts';
import { PULL_PAGE } from '../contract/protocol.ts';
import { Digest, digestOf } from '../domain/kernel/digest.ts';
import type { Facts } from '../domain/kernel/record.ts';
import { ok, type Result } from '../domain/kernel/result.ts';
import type { Remote, SyncStore } from './ports.ts';

type Days = ReadonlyMap<string, string>;

/** A day of a kind that this device does not hold as the endpoint does. */
interface Apart {
  readonly kind: string;
  readonly day: string;
  /** Names the two states that were compared. */
  readonly difference: string;
}

const NOTHING = new Digest().toString();

/**
 * Finds what has silently come apart between this device and the endpoint, and mends it: takes in again the days that
 * differ, and queues what the endpoint lacks. To be called when nothing waits and the last pull brought nothing; where the two
 * are alike it is one small exchange. An endpoint that does not know the question yet is not asked twice.
 * @param tried differences that were looked at before; one that mending does not end (a record that this version cannot
 * read) is left alone for as long as it stands. Kept up to date.
 * @returns how many exchanges it took; 0 when nothing could be compared
 */
export async function verifyRecords(
  store: SyncStore,
  remote: Remote,
  tried: Set<string>,
): Promise<Result<number>> {
  const { epoch, cursor } = await store.position();
  const held = await store.digests();
  const kinds = Object.fromEntries([...held].map(([kind, days]) => [kind, wholeOf(days)]));
  const answer = await remote.digest({ epoch, cursor, kinds, forgets: true });
  if (!answer.ok) return answer;
  if (!answer.value.current) return ok(0);
  let exchanges = 1;
  const found = daysApart(held, answer.value);
  for (const before of tried)
    if (!found.some(({ difference }) => difference === before)) tried.delete(before);
  for (const apart of found) {
    if (tried.has(apart.difference)) continue;
    const mended = await mend(store, remote, apart, epoch);
    if (!mended.ok) return mended;
    tried.add(apart.difference);
    exchanges += mended.value;
  }
  return ok(exchanges);
}

function wholeOf(days: Days): string {
  const whole = new Digest();
  for (const digest of days.values()) whole.join(digest);
  return whole.toString();
}

function daysApart(held: ReadonlyMap<string, Days>, { kinds }: DigestAnswer): Apart[] {
  return Object.entries(kinds).flatMap(([kind, theirs]) => {
    const mine = held.get(kind) ?? new Map<string, string>();
    const days = new Set([...mine.keys(), ...Object.keys(theirs)]);
    return [...days].flatMap((day) => {
      const ours = mine.get(day) ?? NOTHING;
      const others = theirs[day] ?? NOTHING;
      return ours === others ? [] : [{ kind, day, difference: `${kind} ${day} ${ours} ${others}` }];
    });
  });
}

async function mend(
  store: SyncStore,
  remote: Remote,
  { kind, day }: Apart,
  epoch: string,
): Promise<Result<number>> {
  const theirs = new Map<string, string>();
  let after = 0;
  for (let exchanges = 1; ; exchanges += 1) {
    const answer = await remote.recordsOfDay({ kind, day, after, limit: PULL_PAGE });
    if (!answer.ok) return answer;
    const page = answer.value;
    // Restored meanwhile: the next pull starts anew.
    if (page.epoch !== epoch) return ok(exchanges);
    const asked = await store.position();
    await store.applyPage({ ...page, scope: asked.scope, cursor: asked.cursor, more: false }, asked);
    for (const raw of page.records) {
      const { id, facts } = Object(raw) as { readonly id?: string; readonly facts?: Facts };
      if (typeof id === 'string') theirs.set(id, digestOf({ id, facts: facts ?? {} }));
    }
    if (!page.more || page.cursor <= after) {
      await store.requeueUnlike(kind, day, theirs);
      return ok(exchanges);
    }
    after = page.cursor;
  }
}
