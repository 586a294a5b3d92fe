import { clockMinute, clockText } from '../../../../domain/kernel/site-time.ts';
import type { WeekHours } from '../../../../domain/setting/setting.ts';

/** A span as it is typed: `08:30`, or nothing yet. */
export interface TypedSpan {
  readonly from: string;
  readonly to: string;
}

/** Seven days from Monday. */
export type TypedWeek = readonly (readonly TypedSpan[])[];

/** Spans one day may have. */
export const MOST_SPANS = 4;

export function typedWeek(hours: WeekHours | undefined): TypedWeek {
  return Array.from({ length: 7 }, (_, day) =>
    (hours?.[day] ?? []).map(({ from, to }) => ({ from: clockText(from), to: clockText(to) })),
  );
}

/** What is wrong with each span, `[day][span]`; `undefined` where nothing is. */
export function weekRefusals(week: TypedWeek): readonly (readonly (string | undefined)[])[] {
  return week.map((spans) =>
    spans.map((span, index) => {
      const [from, to] = [clockMinute(span.from), clockMinute(span.to)];
      if (from === undefined || to === undefined) return 'Choisissez les deux heures, ou retirez la plage.';
      if (to <= from) return 'La fin doit être après le début.';
      const overlaps = spans.some((other, otherIndex) => otherIndex < index && touches(other, from, to));
      return overlaps ? 'Cette plage en chevauche une autre du même jour.' : undefined;
    }),
  );
}

/** The week as it is kept: spans in order. Call once nothing is refused. */
export function hoursOfTyped(week: TypedWeek): WeekHours {
  return week.map((spans) =>
    spans
      .map(({ from, to }) => ({ from: clockMinute(from) ?? 0, to: clockMinute(to) ?? 0 }))
      .sort((a, b) => a.from - b.from),
  );
}

function touches(other: TypedSpan, from: number, to: number): boolean {
  const [otherFrom, otherTo] = [clockMinute(other.from), clockMinute(other.to)];
  return otherFrom !== undefined && otherTo !== undefined && otherFrom < to && from < otherTo;
}
