import type { Failure } from '../domain/kernel/failure.ts';
import type { Result } from '../domain/kernel/result.ts';
import { CORRECTED_FROM_MS, type EndpointClock } from './endpoint-clock.ts';
import { exchangeLoop, type LoopState, lastingOf } from './exchange-loop.ts';
import type { Counts, Health, Lock, Remote, Surroundings, SyncStore } from './ports.ts';
import { pullChanges } from './pull-changes.ts';
import { pushWaiting } from './push-waiting.ts';
import type { SyncState } from './sync-state.ts';
import { timedRemote } from './timed-remote.ts';
import { verifyRecords } from './verify-records.ts';

/** Why an exchange may be worth while now. `wake`: the endpoint says that its log has grown. */
export type Occasion = 'write' | 'wake' | 'online' | 'visible' | 'person';

export interface Synchronizer {
  state(): SyncState;
  /** Calls after each change of the state. Returns the end of it. */
  subscribe(onChange: (state: SyncState) => void): () => void;
  request(occasion: Occasion): void;
  /** The endpoint's log has reached this number; asks only for what is not here yet. */
  wake(seq: number): void;
  /** A local write was saved, or could not be. */
  noteWrite(unsaved?: Failure): void;
  stop(): void;
}

export interface SynchronizerParts extends Surroundings {
  readonly store: SyncStore;
  readonly remote: Remote;
  readonly pushLock: Lock;
  readonly pullLock: Lock;
  /** Shared with whoever writes down what time it is. */
  readonly clock: EndpointClock;
  newBatchId(): string;
  /** The first exchange waits for it, where given: a screen that is being opened needs the processor more. */
  readonly shown?: Promise<void>;
}

/** Failures by which the endpoint, or the way to it, is not there; after any other one it has answered. */
const UNREACHABLE: ReadonlySet<Failure['code']> = new Set(['network', 'not-guichet', 'endpoint', 'busy']);

/** Keeps the tablet and the endpoint alike. Push and pull are two loops, so that neither waits for the other. */
export function startSynchronizer(parts: SynchronizerParts): Synchronizer {
  const { store, clock, pushLock, pullLock } = parts;
  const remote = timedRemote(parts.remote, clock);
  const listeners = new Set<(state: SyncState) => void>();
  let counts: Counts = { unsent: 0, refused: 0 };
  let unsaved: Failure | undefined;
  let before: Health = {};
  let callOff = () => {};
  const push = exchangeLoop(pushInTime, pushLock, parts, changed);
  const pull = exchangeLoop(pullThenVerify, pullLock, parts, changed);
  const tried = new Set<string>();
  let verifyFrom = parts.now() + FIRST_VERIFICATION_MS;

  /** What was written by a clock that turns out to be wrong is put right before it is sent. */
  async function pushInTime(): Promise<Result<number>> {
    if (clock.offsetMs() === undefined && (await store.outbox(1)).length > 0) {
      const asked = await remote.time(null);
      if (!asked.ok && asked.failure.code === 'network') return asked;
    }
    const offsetMs = clock.offsetMs() ?? 0;
    if (Math.abs(offsetMs) > CORRECTED_FROM_MS)
      await store.correctInstants({ offsetMs, steadySince: clock.steadySince() });
    return pushWaiting({ ...parts, remote });
  }

  /** Nothing waits, nothing came: then and now and then, what is held is compared with what the endpoint has. */
  async function pullThenVerify(): Promise<Result<number>> {
    const pulled = await pullChanges(store, remote);
    if (!pulled.ok || pulled.value > 1 || counts.unsent > 0 || parts.now() < verifyFrom) return pulled;
    const verified = await verifyRecords(store, remote, tried);
    // An extra: what it stumbles over, the next exchange will tell. Where the log had gone on, the next quiet moment will do.
    const isDone = !verified.ok || verified.value > 0;
    if (isDone) verifyFrom = parts.now() + VERIFY_EVERY_MS;
    return pulled;
  }
  const keepHealth = healthKeeper(store, parts.report);

  function state(): SyncState {
    const loops = [push.state(), pull.state()];
    const [first, second] = loops.flatMap(({ trouble }) => trouble?.failure ?? []);
    const problem = first === undefined || second === undefined ? first : lastingOf(second, first);
    const clockOffMs = -(clock.offsetMs() ?? 0);
    return {
      ...counts,
      working: loops.some(({ working }) => working),
      ...healthOf(loops, before),
      ...(problem === undefined ? {} : { problem }),
      ...(Math.abs(clockOffMs) > TOLD_FROM_MS ? { clockOffMs } : {}),
      ...(unsaved === undefined ? {} : { unsaved }),
    };
  }

  function changed(): void {
    const current = state();
    if (!current.working) keepHealth(current);
    for (const listener of listeners) listener(current);
  }

  const endCounts = store.watchCounts((next) => {
    const left = counts.unsent === 0 && next.unsent > 0;
    counts = next;
    changed();
    if (left) lookAfter();
  });
  /** What another tab wrote, that tab sends; unless it was frozen before it could. */
  function lookAfter(): void {
    callOff();
    callOff = parts.setTimer(LEFT_WAITING_MS, () => {
      if (counts.unsent > 0) push.request('soon');
    });
  }

  Promise.all([store.health(), parts.shown]).then(([health]) => {
    before = health;
    push.request('now');
    pull.request('now');
  }, parts.report);

  return {
    state,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    request(occasion) {
      if (occasion === 'person') verifyFrom = 0;
      const urgency = URGENCY[occasion];
      if (occasion !== 'wake') push.request(urgency);
      if (occasion !== 'write') pull.request(urgency);
    },
    wake(seq) {
      store.position().then(({ cursor }) => {
        if (seq > cursor) pull.request(URGENCY.wake);
      }, parts.report);
    },
    noteWrite(failure) {
      const told = unsaved !== undefined || failure !== undefined;
      unsaved = failure;
      if (told) changed();
      if (failure === undefined) push.request(URGENCY.write);
    },
    stop() {
      endCounts();
      callOff();
      push.stop();
      pull.stop();
    },
  };
}

/** A clock that is off by more is told to the person: they can set it. */
const TOLD_FROM_MS = 5 * 60_000;

/** A page that has just been opened has better things to do. */
const FIRST_VERIFICATION_MS = 2 * 60_000;
const VERIFY_EVERY_MS = 60 * 60_000;

/** With the time a silent holder of the lock is given, less than five seconds. */
const LEFT_WAITING_MS = 2_500;

const URGENCY = { write: 'soon', wake: 'now', online: 'now', visible: 'now', person: 'person' } as const;

/** @param before how it stood when the page was closed: « hors ligne depuis 14:02 » outlives a reload */
function healthOf(loops: readonly LoopState[], before: Health): Health {
  const lastOk = loops.flatMap(({ lastOkAt }) => lastOkAt ?? []);
  const lastSyncAt = lastOk.length > 0 ? Math.max(...lastOk) : before.lastSyncAt;
  const since = loops.flatMap(({ trouble }) =>
    trouble && UNREACHABLE.has(trouble.failure.code) ? trouble.since : [],
  );
  const offlineBefore = lastOk.length === 0 ? before.offlineSince : undefined;
  const offlineSince =
    since.length > 0 ? Math.min(...since, offlineBefore ?? Number.POSITIVE_INFINITY) : offlineBefore;
  return {
    ...(lastSyncAt === undefined ? {} : { lastSyncAt }),
    ...(offlineSince === undefined ? {} : { offlineSince }),
  };
}

/** How much later the last exchange must be before it is worth a write to the disk. */
const KEEP_EVERY_MS = 60_000;

/** Keeps the health in the tablet's memory: at each loss and return of the endpoint, else once a minute at most. */
function healthKeeper(store: SyncStore, report: (error: unknown) => void): (health: Health) => void {
  let kept: Health = {};
  return ({ lastSyncAt, offlineSince }) => {
    const turned = offlineSince !== kept.offlineSince;
    if (!turned && (lastSyncAt ?? 0) - (kept.lastSyncAt ?? 0) < KEEP_EVERY_MS) return;
    kept = {
      ...(lastSyncAt === undefined ? {} : { lastSyncAt }),
      ...(offlineSince === undefined ? {} : { offlineSince }),
    };
    store.noteHealth(kept).catch(report);
  };
}
