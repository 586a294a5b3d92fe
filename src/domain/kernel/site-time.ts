/** A calendar day of the site, `2026-11-23`. Sorts as text. */
export type Day = string;

/** Where an instant falls on the site's own clock. */
export interface LocalTime {
  readonly day: Day;
  /** Minutes since the day's midnight as the wall clock shows them, 0–1439. */
  readonly minute: number;
}

/** The site's own clock: whatever the device's zone, whatever the summer time. */
export interface SiteTime {
  readonly zone: string;
  /** @param at milliseconds since 1970 */
  local(at: number): LocalTime;
  dayOf(at: number): Day;
  /**
   * The instant of a wall-clock time. A time that summer time skips is taken as if the clock had not been moved
   * (02:30 becomes 03:30); one that happens twice is its first occurrence. Minutes may run past 1440.
   */
  at(day: Day, minute: number): number;
}

interface Offset {
  readonly from: number;
  readonly ms: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * The clock of an IANA time zone. Transitions are read once from Temporal, then every answer is integer arithmetic:
 * statistics ask it for a million visits.
 * @throws RangeError when the zone does not exist (check with `isTimeZone`)
 */
export function siteTime(zone: string): SiteTime {
  const offsets = offsetsOf(zone);

  function offsetAt(at: number): number {
    let low = 0;
    let high = offsets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((offsets[middle] as Offset).from <= at) low = middle;
      else high = middle - 1;
    }
    return (offsets[low] as Offset).ms;
  }

  function instantOf(wallMs: number): number {
    const before = offsetAt(wallMs - DAY_MS);
    const after = offsetAt(wallMs + DAY_MS);
    if (offsetAt(wallMs - before) === before) return wallMs - before;
    if (offsetAt(wallMs - after) === after) return wallMs - after;
    return wallMs - before;
  }

  return {
    zone,
    local(at) {
      const wallMs = at + offsetAt(at);
      const dayNumber = Math.floor(wallMs / DAY_MS);
      return { day: dayFromNumber(dayNumber), minute: Math.floor((wallMs - dayNumber * DAY_MS) / MINUTE_MS) };
    },
    dayOf(at) {
      return dayFromNumber(Math.floor((at + offsetAt(at)) / DAY_MS));
    },
    at(day, minute) {
      return instantOf(dayNumber(day) * DAY_MS + minute * MINUTE_MS);
    },
  };
}

/** Whether the platform knows this IANA zone (`Europe/Paris`, `Indian/Reunion`). */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Math.round(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS,
  );
}

export function dayFromNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** The same day of another month, or that month's last. `2026-01-31` and 1 → `2026-02-28`. */
export function addMonths(day: Day, months: number): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0));
  const date = Math.min(Number(day.slice(8, 10)), last.getUTCDate());
  return `${last.toISOString().slice(0, 8)}${String(date).padStart(2, '0')}`;
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

/** The Monday of the day's ISO week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -weekdayOf(day));
}

/** Whether a text is a day that exists (30 February does not). */
export function isDay(text: string): text is Day {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    dayFromNumber(dayNumber(text)) === text
  );
}

/** `510` → `08:30`. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** `08:30` → `510`; `undefined` where it is not a time of the clock. */
export function clockMinute(text: string): number | undefined {
  const found = /^(\d{2}):(\d{2})/.exec(text);
  return found === null ? undefined : Number(found[1]) * 60 + Number(found[2]);
}

const tables = new Map<string, readonly Offset[]>();

/** Every offset of the zone from 2000 to 2100, oldest first. */
function offsetsOf(zone: string): readonly Offset[] {
  const known = tables.get(zone);
  if (known !== undefined) return known;
  const end = Date.UTC(2100, 0, 1);
  let moment = Temporal.Instant.fromEpochMilliseconds(Date.UTC(2000, 0, 1)).toZonedDateTimeISO(zone);
  const table: Offset[] = [{ from: Number.NEGATIVE_INFINITY, ms: moment.offsetNanoseconds / 1e6 }];
  for (
    let next = moment.getTimeZoneTransition('next');
    next !== null;
    next = moment.getTimeZoneTransition('next')
  ) {
    if (next.epochMilliseconds >= end) break;
    table.push({ from: next.epochMilliseconds, ms: next.offsetNanoseconds / 1e6 });
    moment = next;
  }
  tables.set(zone, table);
  return table;
}
