import type { Span } from '../setting/setting.ts';
import { levelOf, type Thresholds } from './levels.ts';
import { openMinutesIn } from './opening.ts';

/** Hours that follow each other in one day. `to` is the hour that ends it: 14–16 is from 14:00 to 16:00. */
export interface CalmMoment {
  /** 0 Monday … 6 Sunday. */
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
}

interface Hour {
  readonly weekday: number;
  readonly hour: number;
  readonly arrivals: number;
}

/**
 * The moments a visitor is advised to come: the quietest quarter of the hours that are open in full, never one that is
 * not « calme » by the site's thresholds; hours that touch make one moment; of each weekday the quietest one, of all
 * weekdays the `count` quietest, in the order of the week. An hour that is open for half of it looks calm for that
 * reason alone, hence "in full".
 * Source: Guichet's own definition.
 * @param typical `[weekday][hour]`, as in `Board.typical`
 * @param openSpans when one may come without an appointment, by weekday (`freeAccessSpans`)
 */
export function calmMoments(
  typical: readonly (readonly (number | null)[])[],
  openSpans: readonly (readonly Span[])[],
  levels: Thresholds,
  count: number,
): readonly CalmMoment[] {
  const hours = openHours(typical, openSpans);
  const arrivals = hours.map((hour) => hour.arrivals).sort((a, b) => a - b);
  const limit = arrivals[Math.ceil(arrivals.length / 4) - 1] ?? 0;
  const calm = hours.filter((hour) => hour.arrivals <= limit && levelOf(hour.arrivals, levels) === 'calm');
  const quietest = [...runsOf(calm)].sort(
    (a, b) => a.arrivals - b.arrivals || b.to - b.from - (a.to - a.from),
  );
  const oneADay = quietest.filter(
    (run, index) => quietest.findIndex(({ weekday }) => weekday === run.weekday) === index,
  );
  return oneADay
    .slice(0, count)
    .sort((a, b) => a.weekday - b.weekday)
    .map(({ weekday, from, to }) => ({ weekday, from, to }));
}

function openHours(
  typical: readonly (readonly (number | null)[])[],
  openSpans: readonly (readonly Span[])[],
): readonly Hour[] {
  return typical.flatMap((day, weekday) =>
    day.flatMap((arrivals, hour) => {
      const isOpen = openMinutesIn(hour, openSpans[weekday] ?? []) === 60;
      return arrivals === null || !isOpen ? [] : [{ weekday, hour, arrivals }];
    }),
  );
}

/** @param hours in the order of the week */
function runsOf(hours: readonly Hour[]): readonly (CalmMoment & { readonly arrivals: number })[] {
  const runs: { weekday: number; from: number; to: number; sum: number }[] = [];
  for (const { weekday, hour, arrivals } of hours) {
    const last = runs.at(-1);
    if (last?.weekday === weekday && last.to === hour) {
      last.to += 1;
      last.sum += arrivals;
    } else {
      runs.push({ weekday, from: hour, to: hour + 1, sum: arrivals });
    }
  }
  return runs.map(({ weekday, from, to, sum }) => ({ weekday, from, to, arrivals: sum / (to - from) }));
}
