import { UNKNOWN_SECONDS, type VisitColumns } from '../statistics/visit-columns.ts';

/** With fewer recent calls than this nothing is said: one slow visit would decide. */
export const WAIT_CALLS_MIN = 5;

/** The calls looked at: the last twelve at most, none older than an hour and a half. */
const RECENT_CALLS = 12;
const RECENT_MINUTES = 90;

/**
 * Minutes somebody who comes now may have to wait before being called: those who wait, divided by the calls a minute of
 * late. Held against replayed days, its error is about three quarters of that of « as long as the last one called », and as
 * small as that of estimates that also count counters and service times (`npm run bench -- --only AFFLUENCE`).
 * A visit sent on to another service counts at the first. `undefined` with fewer than five recent calls.
 * Source: Guichet's own definition.
 * @param today the columns of the day
 * @param now minutes of the site's clock since midnight
 */
export function expectedWaitMinutes(today: VisitColumns, service: string, now: number): number | undefined {
  const calls = recentCallMinutes(today, service, now);
  const oldest = calls.at(-1);
  if (oldest === undefined || calls.length < WAIT_CALLS_MIN) return undefined;
  const waiting = today.line.filter((visit) => visit.service === service).length;
  return (waiting * Math.max(1, now - oldest)) / calls.length;
}

/** Minutes of the day at which somebody was called for that service, the latest first. */
function recentCallMinutes(today: VisitColumns, service: string, now: number): readonly number[] {
  const key = today.services.indexOf(service);
  const calls: number[] = [];
  for (let i = 0; i < today.minute.length; i += 1) {
    const wait = today.waitSeconds[i] as number;
    if (today.service[i] !== key || wait === UNKNOWN_SECONDS) continue;
    const at = (today.minute[i] as number) + wait / 60;
    if (at <= now && now - at <= RECENT_MINUTES) calls.push(at);
  }
  return calls.sort((a, b) => b - a).slice(0, RECENT_CALLS);
}
