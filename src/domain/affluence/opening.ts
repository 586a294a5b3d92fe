import { addDays, type Day, weekdayOf } from '../kernel/site-time.ts';
import { holidayOn } from '../kernel/working-days.ts';
import type { Settings, Span } from '../setting/setting.ts';

/** What opening hours are read from. */
export type OpeningSettings = Pick<Settings, 'site' | 'hours' | 'closures' | 'services'>;

/** What a day of the site is: open at these hours, or closed and why. */
export type Opening =
  /** `spans`: when at least one service is open, in order and apart. `byService`: the keys of those that open. */
  | {
      readonly open: true;
      readonly spans: readonly Span[];
      readonly byService: Readonly<Record<string, readonly Span[]>>;
    }
  /** `label` names the public holiday, or is the site's own word for the closure. */
  | { readonly open: false; readonly why: 'holiday' | 'closure'; readonly label: string }
  | { readonly open: false; readonly why: 'weekly' };

/** A site that has typed no hours at all is taken to work from Monday to Friday, no service being named. */
const ALL_DAY: readonly Span[] = [{ from: 0, to: 1440 }];

/**
 * Whether the site is open on that day, by the settings as they stand now (the hours of past years are not kept).
 * A public holiday of the place closes, then a closure of the site, then the week's own hours. A service that is no
 * longer offered does not open the site.
 */
export function openingOn(day: Day, settings: OpeningSettings): Opening {
  const holiday = holidayOn(day, settings.site.holidayRegion ?? 'metropole');
  if (holiday !== undefined) return { open: false, why: 'holiday', label: holiday.name };
  const closure = Object.values(settings.closures).find(({ from, to }) => from <= day && day <= to);
  if (closure !== undefined) return { open: false, why: 'closure', label: closure.label };
  const byService = hoursByService(weekdayOf(day), settings);
  const spans = usualSpans(weekdayOf(day), settings);
  return spans.length === 0 ? { open: false, why: 'weekly' } : { open: true, spans, byService };
}

/** How far ahead an opening is looked for: a closure that is longer is no matter for a notice on a wall. */
const NEXT_OPENING_DAYS = 60;

/** The first day after that one on which the site opens, and from which minute; `undefined` when none is near. */
export function nextOpening(
  after: Day,
  settings: OpeningSettings,
): { readonly day: Day; readonly minute: number } | undefined {
  for (let ahead = 1; ahead <= NEXT_OPENING_DAYS; ahead += 1) {
    const day = addDays(after, ahead);
    const opening = openingOn(day, settings);
    if (opening.open && opening.spans[0] !== undefined) return { day, minute: opening.spans[0].from };
  }
  return undefined;
}

/** When at least one service opens on that weekday, in order and apart. @param weekday 0 Monday … 6 Sunday */
export function usualSpans(weekday: number, settings: OpeningSettings): readonly Span[] {
  return spansOf(weekday, hoursByService(weekday, settings), settings);
}

/**
 * When somebody without an appointment may come on that weekday: the hours of the services that ask for none; of all
 * services where each of them asks for one.
 * @param weekday 0 Monday … 6 Sunday
 */
export function freeAccessSpans(weekday: number, settings: OpeningSettings): readonly Span[] {
  const byService = hoursByService(weekday, settings);
  const free = Object.keys(settings.services).filter(
    (key) => settings.services[key]?.byAppointment === false,
  );
  const anyFree = free.some((key) => settings.hours[key] !== undefined);
  const kept = Object.entries(byService).filter(([key]) => !anyFree || free.includes(key));
  return spansOf(weekday, Object.fromEntries(kept), settings);
}

/** Minutes of that hour (0–59 of `hour`) that the spans cover: 0–60. */
export function openMinutesIn(hour: number, spans: readonly Span[]): number {
  const from = hour * 60;
  return spans.reduce(
    (sum, span) => sum + Math.max(0, Math.min(span.to, from + 60) - Math.max(span.from, from)),
    0,
  );
}

function hoursByService(
  weekday: number,
  settings: OpeningSettings,
): Readonly<Record<string, readonly Span[]>> {
  return Object.fromEntries(
    Object.entries(settings.hours)
      .filter(([key]) => settings.services[key]?.active !== false)
      .map(([key, week]) => [key, week[weekday] ?? []] as const)
      .filter(([, spans]) => spans.length > 0),
  );
}

function spansOf(
  weekday: number,
  byService: Readonly<Record<string, readonly Span[]>>,
  settings: OpeningSettings,
): readonly Span[] {
  if (Object.keys(settings.hours).length === 0) return weekday < 5 ? ALL_DAY : [];
  return unionOf(Object.values(byService).flat());
}

/** The spans as few as can be, in order and apart. */
function unionOf(spans: readonly Span[]): readonly Span[] {
  const union: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = union.at(-1);
    if (last === undefined || span.from > last.to) union.push(span);
    else union[union.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return union;
}
