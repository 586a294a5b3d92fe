import {
  type AppointmentShapes,
  type AppointmentStatus,
  AUTONOMY,
  appointmentKind,
  appointmentStatus,
  HELP_KINDS,
  SESSION_RESULTS,
} from '../appointment/appointment.ts';
import { type GuichetRecord, type Values, valuesOf } from '../kernel/record.ts';
import { type Day, dayNumber, type SiteTime } from '../kernel/site-time.ts';
import type { Tally, TallyCell } from '../retention/tally.ts';
import { Dictionary } from './dictionary.ts';

/** The number of this layout and of the rules that fill it: a chunk of another number is rebuilt. */
export const APPOINTMENT_COLUMNS_VERSION = 1;

/** `AppointmentColumns.status` is a position in it. Stored: a new one joins at the end. */
export const APPOINTMENT_STATUSES = [
  'booked',
  'arrived',
  'seen',
  'no-show',
  'cancelled-by-user',
  'cancelled-by-service',
] as const;

export type CountedStatus = (typeof APPOINTMENT_STATUSES)[number];

/** What is not known, in a column of counts of seconds or days. */
export const NOT_KNOWN = -1;

/** What `result` and `autonomy` hold where there was no session. */
export const NO_CODE = 255;

/** The appointments and sessions of one day: position `i` of each array is the same one. Voided ones are not in it. */
export interface AppointmentColumns {
  readonly day: Day;
  readonly status: Uint8Array;
  /** 1 where it was booked, 0 for a session without appointment. */
  readonly booked: Uint8Array;
  /** Days of the calendar from the booking to the slot; -1 without a slot, or when the clocks make it negative. */
  readonly obtainDays: Int32Array;
  /** How long after its time the session began, whole seconds, 0 when early; -1 without a slot or without a session. */
  readonly lateSeconds: Int32Array;
  /** How long the session lasted; -1 without one. */
  readonly sessionSeconds: Int32Array;
  /** Keys of procedures; `procedure[i]` is a position in it. */
  readonly procedures: readonly string[];
  readonly procedure: Uint16Array;
  /** Positions in `SESSION_RESULTS` and `AUTONOMY`; 255 without a session. */
  readonly result: Uint8Array;
  readonly autonomy: Uint8Array;
  /** A bit for each of `HELP_KINDS`. */
  readonly help: Uint8Array;
  /** People in the session; 0 without one. */
  readonly persons: Uint16Array;
}

interface Row {
  readonly status: CountedStatus;
  readonly booked: boolean;
  readonly obtainDays: number;
  readonly lateSeconds: number;
  readonly sessionSeconds: number;
  readonly procedure: string;
  readonly result: number;
  readonly autonomy: number;
  readonly help: number;
  readonly persons: number;
}

/**
 * Packs a day's appointments, from whole records only (see `visitColumnsOf`).
 * @param records in any order; those of other days and other kinds are passed over
 */
export function appointmentColumnsOf(
  day: Day,
  records: Iterable<GuichetRecord>,
  time: SiteTime,
): AppointmentColumns {
  const rows = [...records].flatMap((record) => rowsOn(record, day, time));
  const procedures = new Dictionary();
  const procedure = Uint16Array.from(rows, (row) => procedures.positionOf(row.procedure));
  return {
    day,
    status: Uint8Array.from(rows, ({ status }) => APPOINTMENT_STATUSES.indexOf(status)),
    booked: Uint8Array.from(rows, ({ booked }) => (booked ? 1 : 0)),
    obtainDays: Int32Array.from(rows, ({ obtainDays }) => obtainDays),
    lateSeconds: Int32Array.from(rows, ({ lateSeconds }) => lateSeconds),
    sessionSeconds: Int32Array.from(rows, ({ sessionSeconds }) => sessionSeconds),
    procedures: procedures.keys,
    procedure,
    result: Uint8Array.from(rows, ({ result }) => result),
    autonomy: Uint8Array.from(rows, ({ autonomy }) => autonomy),
    help: Uint8Array.from(rows, ({ help }) => help),
    persons: Uint16Array.from(rows, ({ persons }) => persons),
  };
}

function rowsOn(record: GuichetRecord, day: Day, time: SiteTime): readonly Row[] {
  if (record.kind !== appointmentKind.name || appointmentKind.dayOf(record, time) !== day) return [];
  const values = valuesOf<AppointmentShapes>(record);
  if (values.tally !== undefined) return talliedRows(values.tally);
  const status = appointmentStatus(values);
  return isCounted(status) ? [rowOf(values, status, time)] : [];
}

function isCounted(status: AppointmentStatus): status is CountedStatus {
  return (APPOINTMENT_STATUSES as readonly string[]).includes(status);
}

function rowOf(
  { slot, arrival, session }: Values<AppointmentShapes>,
  status: CountedStatus,
  time: SiteTime,
): Row {
  const obtained = slot && dayNumber(time.dayOf(slot.start)) - dayNumber(time.dayOf(slot.bookedAt));
  // Who comes late is not kept waiting by the office: what counts begins when both could be there.
  const due = slot && Math.max(slot.start, arrival?.at ?? slot.start);
  const late = due !== undefined && session ? Math.max(0, session.start - due) : undefined;
  return {
    status,
    booked: slot !== undefined,
    obtainDays: obtained === undefined || obtained < 0 ? NOT_KNOWN : obtained,
    lateSeconds: late === undefined ? NOT_KNOWN : Math.floor(late / 1000),
    sessionSeconds: session ? Math.floor((session.end - session.start) / 1000) : NOT_KNOWN,
    procedure: session?.procedure ?? slot?.procedure ?? '',
    result: session ? SESSION_RESULTS.indexOf(session.result) : NO_CODE,
    autonomy: session ? AUTONOMY.indexOf(session.autonomy) : NO_CODE,
    help: session ? session.help.reduce((bits, kind) => bits | (1 << HELP_KINDS.indexOf(kind)), 0) : 0,
    persons: session?.people ?? 0,
  };
}

/**
 * The appointments that a tally counts: as many of each status and procedure, and the sessions with their results, their
 * autonomy and the minutes they took in all. Delays and times kept are gone, and so is which session had no appointment.
 */
function talliedRows({ cells }: Tally): readonly Row[] {
  return cells.flatMap(({ of, counts }) => {
    if (of.by === 'session') return sessionRows(of, counts);
    const status = APPOINTMENT_STATUSES.find((each) => each === of.status);
    if (of.by !== 'status' || status === undefined || status === 'seen') return [];
    return repeated(counts.appointments, { ...NO_SESSION, status, procedure: of.procedure ?? '' });
  });
}

const NO_SESSION = {
  booked: true,
  obtainDays: NOT_KNOWN,
  lateSeconds: NOT_KNOWN,
  sessionSeconds: NOT_KNOWN,
  result: NO_CODE,
  autonomy: NO_CODE,
  help: 0,
  persons: 0,
} as const;

function sessionRows(of: TallyCell['of'], counts: TallyCell['counts']): readonly Row[] {
  const { sessions = 0, minutes = 0 } = counts;
  return repeated(sessions, {
    ...NO_SESSION,
    status: 'seen',
    procedure: of.procedure ?? '',
    sessionSeconds: Math.round((minutes * 60) / Math.max(1, sessions)),
    result: codeIn(SESSION_RESULTS, of.result),
    autonomy: codeIn(AUTONOMY, of.autonomy),
    persons: 1,
  });
}

function codeIn(codes: readonly string[], code: string | undefined): number {
  const position = codes.indexOf(code ?? '');
  return position < 0 ? NO_CODE : position;
}

function repeated(count: number | undefined, row: Row): readonly Row[] {
  return new Array<Row>(count ?? 0).fill(row);
}
