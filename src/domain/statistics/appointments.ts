import { AUTONOMY, HELP_KINDS, SESSION_RESULTS } from '../appointment/appointment.ts';
import type { Day } from '../kernel/site-time.ts';
import {
  APPOINTMENT_STATUSES,
  type AppointmentColumns,
  type CountedStatus,
  NO_CODE,
  NOT_KNOWN,
} from './appointment-columns.ts';
import { type CalendarStep, stepStart } from './calendar-step.ts';
import { DurationCounts } from './duration-counts.ts';
import type { Period } from './period.ts';
import type { DurationFigures } from './waiting.ts';

/** What the Point d'Accès Numérique did. @param procedures keys to keep; all when absent */
export interface AppointmentsQuestion extends Period {
  readonly about: 'appointments';
  readonly procedures?: readonly string[];
  /** By what `series` tells it; by month when absent. */
  readonly step?: CalendarStep;
}

export type StatusCounts = Readonly<Record<CountedStatus, number>>;

export interface AppointmentFigures {
  /** Booked slots, whatever became of them. */
  readonly booked: number;
  readonly byStatus: StatusCounts;
  /** By the first day of each step that has any. */
  readonly series: readonly { readonly from: Day; readonly byStatus: StatusCounts }[];
  /** Days from booking to slot, of those booked. */
  readonly obtain: { readonly n: number; readonly medianDays?: number; readonly p90Days?: number };
  /** Of the `n` booked ones that were seen, how many began at most 5, 10 and 15 minutes after their time. */
  readonly onTime: { readonly n: number; readonly within: Readonly<Record<5 | 10 | 15, number>> };
  /** Of the `n` booked ones of which one knows whether the person came, how many did not. */
  readonly noShow: { readonly n: number; readonly noShows: number };
  readonly sessions: SessionFigures;
}

export interface SessionFigures extends DurationFigures {
  /** Sessions without appointment, of the `n`. */
  readonly walkIns: number;
  readonly persons: number;
  readonly byProcedure: Readonly<Record<string, number>>;
  readonly byResult: Readonly<Record<(typeof SESSION_RESULTS)[number], number>>;
  readonly byAutonomy: Readonly<Record<(typeof AUTONOMY)[number], number>>;
  /** A session may have been several kinds of help: these do not add up to `n`. */
  readonly byHelp: Readonly<Record<(typeof HELP_KINDS)[number], number>>;
}

const TOLERANCES = [5, 10, 15] as const;

/**
 * - *Booked*: appointments filed under a day of the period, voided ones left out; sessions without appointment are none.
 * - *Delay to obtain*: calendar days from the booking to the slot; median and 90th percentile by nearest rank.
 * - *Time kept*: the session began at most so many minutes after the slot's time, or after the person came where they came
 *   later: the office is not late for that.
 * - *No-show rate*: did not come ÷ (came, seen or not, + did not come). Cancelled ones and those nobody closed are not in it.
 * - *Sessions*: with or without appointment; how long they lasted, by nearest rank.
 * Source: Guichet's own definitions; the criteria « délai d'obtention » and « heure de RDV respectée » are those of the
 * users' committees of June 2022.
 * @param days those of the period, in any order
 */
export function appointmentsOf(
  days: readonly AppointmentColumns[],
  { procedures, step = 'month' }: Pick<AppointmentsQuestion, 'procedures' | 'step'> = {},
): AppointmentFigures {
  const byStatus = emptyCounts(APPOINTMENT_STATUSES);
  const series = new Map<Day, Record<CountedStatus, number>>();
  const obtain = new DurationCounts();
  const lateness = new DurationCounts();
  const sessions = new SessionSums();
  for (const columns of days) {
    const kept = columns.procedures.map((key) => procedures === undefined || procedures.includes(key));
    const from = stepStart(columns.day, step);
    for (let i = 0; i < columns.status.length; i += 1) {
      if (kept[columns.procedure[i] as number] !== true) continue;
      sessions.add(columns, i);
      if (columns.booked[i] === 0) continue;
      const status = APPOINTMENT_STATUSES[columns.status[i] as number] as CountedStatus;
      byStatus[status] += 1;
      const ofStep = series.get(from) ?? emptyCounts(APPOINTMENT_STATUSES);
      ofStep[status] += 1;
      series.set(from, ofStep);
      addKnown(obtain, columns.obtainDays[i]);
      addKnown(lateness, columns.lateSeconds[i]);
    }
  }
  const within = TOLERANCES.map((minutes) => [minutes, lateness.atMost(minutes * 60)]);
  return {
    booked: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
    byStatus,
    series: [...series.keys()].sort().map((from) => ({ from, byStatus: series.get(from) as StatusCounts })),
    obtain: daysOf(obtain),
    onTime: { n: lateness.n, within: Object.fromEntries(within) },
    noShow: {
      n: byStatus.seen + byStatus.arrived + byStatus['no-show'],
      noShows: byStatus['no-show'],
    },
    sessions: sessions.figures(),
  };
}

class SessionSums {
  readonly #durations = new DurationCounts();
  readonly #byProcedure = new Map<string, number>();
  readonly #byResult = emptyCounts(SESSION_RESULTS);
  readonly #byAutonomy = emptyCounts(AUTONOMY);
  readonly #byHelp = emptyCounts(HELP_KINDS);
  #walkIns = 0;
  #persons = 0;

  add(columns: AppointmentColumns, i: number): void {
    const seconds = columns.sessionSeconds[i] as number;
    if (seconds === NOT_KNOWN) return;
    this.#durations.add(seconds);
    this.#persons += columns.persons[i] as number;
    if (columns.booked[i] === 0) this.#walkIns += 1;
    const procedure = columns.procedures[columns.procedure[i] as number] as string;
    this.#byProcedure.set(procedure, (this.#byProcedure.get(procedure) ?? 0) + 1);
    addCode(this.#byResult, SESSION_RESULTS, columns.result[i] as number);
    addCode(this.#byAutonomy, AUTONOMY, columns.autonomy[i] as number);
    HELP_KINDS.forEach((kind, bit) => {
      if (((columns.help[i] as number) & (1 << bit)) !== 0) this.#byHelp[kind] += 1;
    });
  }

  figures(): SessionFigures {
    const [median, p90] = [this.#durations.quantile(0.5), this.#durations.quantile(0.9)];
    const minutes =
      median === undefined || p90 === undefined ? {} : { medianMinutes: median / 60, p90Minutes: p90 / 60 };
    return {
      n: this.#durations.n,
      ...minutes,
      walkIns: this.#walkIns,
      persons: this.#persons,
      byProcedure: Object.fromEntries(this.#byProcedure),
      byResult: this.#byResult,
      byAutonomy: this.#byAutonomy,
      byHelp: this.#byHelp,
    };
  }
}

function emptyCounts<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}

function addCode<K extends string>(counts: Record<K, number>, keys: readonly K[], code: number): void {
  const key = code === NO_CODE ? undefined : keys[code];
  if (key !== undefined) counts[key] += 1;
}

function addKnown(counts: DurationCounts, value: number | undefined): void {
  if (value !== undefined && value !== NOT_KNOWN) counts.add(value);
}

function daysOf(counts: DurationCounts): AppointmentFigures['obtain'] {
  const [medianDays, p90Days] = [counts.quantile(0.5), counts.quantile(0.9)];
  return medianDays === undefined || p90Days === undefined ? { n: 0 } : { n: counts.n, medianDays, p90Days };
}
