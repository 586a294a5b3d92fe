import type { Failure } from '../domain/kernel/failure.ts';
import type { Result } from '../domain/kernel/result.ts';
import { StoreFailure } from '../domain/kernel/store-failure.ts';
import { retryDelayMs } from './back-off.ts';
import type { Lock, Surroundings } from './ports.ts';

/** How eager an occasion is: `soon` waits for the end of a back-off, `now` cuts it short, `person` even where the endpoint asked for patience. */
export type Urgency = 'soon' | 'now' | 'person';

export interface LoopState {
  readonly working: boolean;
  /** Instants in milliseconds since 1970. */
  readonly lastOkAt?: number;
  /** Why the last exchange failed, and since when every one has. */
  readonly trouble?: { readonly failure: Failure; readonly since: number };
}

export interface ExchangeLoop {
  state(): LoopState;
  request(urgency: Urgency): void;
  stop(): void;
}

/** How long an idle tablet waits before it asks again. */
const PERIOD_MS = 60_000;

/** Another tab is exchanging: when to see whether it left something. */
const OCCUPIED_RETRY_MS = 1_000;

/** One phase of the sync: how many exchanges it took, or why the last one failed. */
export type Phase = () => Promise<Result<number>>;

/**
 * Runs one phase of the sync whenever there is occasion: never twice at once, once more when an occasion came while it
 * ran, later and later while it fails, and every minute or so in any case.
 */
export function exchangeLoop(
  phase: Phase,
  lock: Lock,
  surroundings: Surroundings,
  onChange: () => void,
): ExchangeLoop {
  const { now, random, setTimer, report } = surroundings;
  let state: LoopState = { working: false };
  let failures = 0;
  let patientUntil = 0;
  let again = false;
  let stopped = false;
  let cancelTimer = () => {};

  function schedule(delayMs: number): void {
    cancelTimer();
    if (!stopped) cancelTimer = setTimer(delayMs, () => void run());
  }

  function change(next: LoopState): void {
    state = next;
    onChange();
  }

  async function run(): Promise<void> {
    cancelTimer();
    again = false;
    change({ ...state, working: true });
    const result = await lock
      .tryRun(() => attempt(phase, report))
      .catch((error: unknown) => broken(error, report));
    if (stopped) return;
    if (result === undefined) return rest(OCCUPIED_RETRY_MS);
    if (!result.ok) return failed(result.failure);
    failures = 0;
    change(wentWell(result.value));
    if (again) void run();
    else schedule(PERIOD_MS * (0.8 + 0.4 * random()));
  }

  /** Where nothing had to be exchanged, nothing was learnt of the endpoint either. */
  function wentWell(exchanges: number): LoopState {
    const lastOkAt = exchanges > 0 ? now() : state.lastOkAt;
    return { working: false, ...(lastOkAt === undefined ? {} : { lastOkAt }) };
  }

  function rest(delayMs: number): void {
    change({ ...state, working: false });
    schedule(delayMs);
  }

  function failed(failure: Failure): void {
    const delayMs = retryDelayMs(failures, failure, random());
    failures += 1;
    patientUntil = failure.code === 'busy' ? now() + delayMs : 0;
    const { failure: told, since } = state.trouble ?? { failure, since: now() };
    change({ ...state, working: false, trouble: { failure: lastingOf(told, failure), since } });
    schedule(delayMs);
  }

  function mayCutShort(urgency: Urgency): boolean {
    if (urgency === 'person') return true;
    if (now() < patientUntil) return false;
    return urgency === 'now' || failures === 0;
  }

  return {
    state: () => state,
    request(urgency) {
      if (stopped) return;
      if (state.working) again = true;
      else if (mayCutShort(urgency)) void run();
    },
    stop() {
      stopped = true;
      cancelTimer();
    },
  };
}

/** What the endpoint said of this device holds until it says otherwise: a network that fails afterwards takes nothing of it back. */
const VERDICTS: ReadonlySet<Failure['code']> = new Set(['revoked', 'cloned']);

/** Of two failures, in the order they came, the one to go by. */
export function lastingOf(told: Failure, failure: Failure): Failure {
  return VERDICTS.has(told.code) && !VERDICTS.has(failure.code) ? told : failure;
}

/** A phase's outcome; a memory that fails is one, and a bug is told and treated as one: the loop must go on. */
async function attempt(phase: Phase, report: (error: unknown) => void): Promise<Result<number>> {
  try {
    return await phase();
  } catch (error) {
    return broken(error, report);
  }
}

function broken(error: unknown, report: (error: unknown) => void): Result<number> {
  if (error instanceof StoreFailure) return { ok: false, failure: error.failure };
  report(error);
  return {
    ok: false,
    failure: { code: 'storage-lost', detail: error instanceof Error ? error.name : 'unknown' },
  };
}
