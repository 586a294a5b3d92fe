import { UNKNOWN_SECONDS, VISIT_FLAGS, type VisitColumns } from '../statistics/visit-columns.ts';

/** Quarter hours of a day of the site's wall clock. */
export const QUARTERS = 96;

/**
 * Visits that arrived in each quarter hour, 96 numbers. One known to the hour only counts a quarter in each of its four, so
 * that hours come out whole.
 */
export function arrivalsByQuarter({ minute, flags }: VisitColumns): readonly number[] {
  const quarters = new Array<number>(QUARTERS).fill(0);
  for (let i = 0; i < minute.length; i += 1) {
    const quarter = Math.floor((minute[i] as number) / 15);
    if (((flags[i] as number) & VISIT_FLAGS.hourOnly) === 0) quarters[quarter] = (quarters[quarter] ?? 0) + 1;
    else
      for (let part = 0; part < 4; part += 1)
        quarters[quarter + part] = (quarters[quarter + part] ?? 0) + 0.25;
  }
  return quarters;
}

/** Visits by hour of the site's clock, 24 numbers. */
export function arrivalsByHour(visits: VisitColumns): readonly number[] {
  const hours = new Array<number>(24).fill(0);
  for (const minute of visits.minute) {
    const hour = Math.floor(minute / 60);
    hours[hour] = (hours[hour] as number) + 1;
  }
  return hours;
}

/** Four quarters make an hour. @param quarters 96 numbers @returns 24 sums */
export function hoursOfQuarters(quarters: readonly number[]): readonly number[] {
  return Array.from({ length: 24 }, (_, hour) =>
    quarters.slice(4 * hour, 4 * hour + 4).reduce((sum, value) => sum + value, 0),
  );
}

/**
 * Visits present at the end of each quarter hour, 96 numbers; `undefined` where more than half of the day's visits do not
 * say how long they stayed (a register without calls). The others are taken to have stayed as long as the day's median.
 */
export function presenceByQuarter(visits: VisitColumns): readonly number[] | undefined {
  const stays = stayMinutes(visits);
  const known = stays.filter((stay) => stay !== undefined).sort((a, b) => a - b);
  if (known.length === 0 || 2 * known.length < stays.length) return undefined;
  const usual = known[known.length >> 1] as number;
  const present = new Array<number>(QUARTERS).fill(0);
  stays.forEach((stay = usual, i) => {
    const from = visits.minute[i] as number;
    const last = Math.min(QUARTERS, Math.ceil((from + stay) / 15) - 1);
    for (let quarter = Math.floor(from / 15); quarter < last; quarter += 1)
      present[quarter] = (present[quarter] as number) + 1;
  });
  return present;
}

/** Arrival to departure, minutes, of each visit; `undefined` where it is not known. */
function stayMinutes({ waitSeconds, serviceSeconds, minute }: VisitColumns): (number | undefined)[] {
  return Array.from(minute, (_, i) => {
    const [wait, service] = [waitSeconds[i] as number, serviceSeconds[i] as number];
    return wait === UNKNOWN_SECONDS || service === UNKNOWN_SECONDS ? undefined : (wait + service) / 60;
  });
}
