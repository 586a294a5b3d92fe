import { seededRandom } from '../../../src/domain/demo/seeded-random.ts';
import { UNKNOWN_SECONDS, type VisitColumns } from '../../../src/domain/statistics/visit-columns.ts';

/** A person of the replayed day: when they came, were called, left; minutes of the day. */
export interface ReplayedVisit {
  readonly arrival: number;
  readonly call: number;
  readonly departure: number;
}

/** Counters open by half hour, from 8:30: they close for lunch, one after the other. */
const SHAPE = [2, 3, 3, 3, 3, 2, 2, 1, 1, 2, 3, 3, 3, 2, 2, 2, 2];
const OPENS = 510;
const CLOSES = 1020;

/**
 * A day of one service, first come first served: Poisson arrivals with a morning rush, a number of counters that changes
 * through the day, log-normal service times, and ten seconds to a minute between a counter that frees itself and the next call.
 */
export function replayedDay(seed: string, perHour: number): readonly ReplayedVisit[] {
  const random = seededRandom(seed);
  const free: number[] = [OPENS, OPENS, OPENS];
  const visits: ReplayedVisit[] = [];
  for (let at = OPENS; at < CLOSES; ) {
    const rush = at < 660 ? 1.3 : 0.8;
    at += (-Math.log(1 - random()) * 60) / (perHour * rush);
    if (at >= CLOSES) break;
    const service =
      9 * Math.exp(0.6 * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
    const counter = nextFree(free, at);
    const call = Math.max(at, free[counter] as number) + 0.2 + 0.8 * random();
    free[counter] = call + service;
    visits.push({ arrival: at, call, departure: call + service });
  }
  return visits;
}

function nextFree(free: readonly number[], at: number): number {
  const open = SHAPE[Math.floor((at - OPENS) / 30)] ?? 1;
  let best = 0;
  for (let i = 1; i < open; i += 1) if ((free[i] as number) < (free[best] as number)) best = i;
  return best;
}

/** What the columns of that day said at that minute: nothing of what came later. */
export function columnsAt(visits: readonly ReplayedVisit[], now: number): VisitColumns {
  const come = visits.filter(({ arrival }) => arrival < now);
  const waiting = come.filter(({ call }) => call > now);
  const here = come.filter(({ departure }) => departure > now);
  return {
    day: '2026-11-23',
    services: ['accueil-general'],
    service: new Uint16Array(come.length),
    reasons: [''],
    reason: new Uint16Array(come.length),
    userType: new Uint8Array(come.length),
    minute: Uint16Array.from(come, ({ arrival }) => Math.floor(arrival)),
    persons: new Uint16Array(come.length).fill(1),
    waitSeconds: Int32Array.from(come, ({ arrival, call }) =>
      call > now ? UNKNOWN_SECONDS : Math.floor(60 * (call - arrival)),
    ),
    serviceSeconds: Int32Array.from(come, ({ call, departure }) =>
      departure > now ? UNKNOWN_SECONDS : Math.floor(60 * (departure - call)),
    ),
    flags: new Uint8Array(come.length),
    line: waiting.map(({ arrival }) => ({ service: 'accueil-general', at: arrival * 60_000 })),
    inHall: { visits: here.length, persons: here.length },
    calls: [],
  };
}
