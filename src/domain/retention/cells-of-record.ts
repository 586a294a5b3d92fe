import { type AppointmentShapes, appointmentStatus } from '../appointment/appointment.ts';
import type { FeedbackShapes } from '../feedback/feedback.ts';
import { replyDeadline } from '../feedback/reply-deadline.ts';
import { type GuichetRecord, valuesOf } from '../kernel/record.ts';
import type { SiteTime } from '../kernel/site-time.ts';
import type { WorkCalendar } from '../kernel/working-days.ts';
import type { ResponseShapes } from '../response/response.ts';
import type { VisitShapes } from '../visit/visit.ts';
import type { RetainedKind } from './retention.ts';
import type { TallyCell } from './tally.ts';

export interface CountingContext {
  readonly time: SiteTime;
  readonly calendar: WorkCalendar;
}

type Values = Readonly<Record<string, string | undefined>>;

/**
 * What a record leaves in the tally of its day: nothing where it was voided, which no figure counts either.
 * The rows of one record are apart (an hour, a reason, a need), so that no cell tells several things of one person.
 */
export function cellsOfRecord(record: GuichetRecord, context: CountingContext): readonly TallyCell[] {
  const { void: voided } = valuesOf<{ readonly void: unknown }>(record);
  if (voided !== undefined) return [];
  return CELLS[record.kind as RetainedKind](record, context);
}

const CELLS: Readonly<
  Record<RetainedKind, (record: GuichetRecord, context: CountingContext) => readonly TallyCell[]>
> = {
  visit: cellsOfVisit,
  appointment: cellsOfAppointment,
  response: cellsOfResponse,
  feedback: cellsOfFeedback,
  opening: () => [],
};

function cellsOfVisit(record: GuichetRecord, { time }: CountingContext): readonly TallyCell[] {
  const { arrival } = valuesOf<VisitShapes>(record);
  if (arrival === undefined) return [];
  const hour = String(Math.floor(time.local(arrival.at).minute / 60));
  const appointment = arrival.appointment ? 'yes' : 'no';
  const counts = { visits: 1, persons: arrival.people };
  return [
    cell({ by: 'hour', service: arrival.service, hour, appointment }, counts),
    cell({ by: 'reason', service: arrival.service, reason: arrival.reason }, { visits: 1 }),
    cell({ by: 'user-type', userType: arrival.userType }, { visits: 1 }),
    ...arrival.needs.map((need) => cell({ by: 'need', need }, { visits: 1 })),
  ];
}

function cellsOfAppointment(record: GuichetRecord): readonly TallyCell[] {
  const appointment = valuesOf<AppointmentShapes>(record);
  const { slot, session } = appointment;
  const procedure = session?.procedure ?? slot?.procedure;
  const cells = [
    cell({ by: 'status', status: appointmentStatus(appointment), procedure }, { appointments: 1 }),
  ];
  if (session === undefined) return cells;
  const minutes = Math.round((session.end - session.start) / 60_000);
  const { result, autonomy } = session;
  return [...cells, cell({ by: 'session', procedure, result, autonomy }, { sessions: 1, minutes })];
}

function cellsOfResponse(record: GuichetRecord): readonly TallyCell[] {
  const { answers } = valuesOf<ResponseShapes>(record);
  if (answers === undefined) return [];
  return [
    cell({ by: 'entry', entry: answers.entry, language: answers.language }, { responses: 1 }),
    ...Object.entries(answers.grades).map(([criterion, grade]) =>
      cell({ by: 'criterion', criterion }, { [grade]: 1 }),
    ),
  ];
}

function cellsOfFeedback(record: GuichetRecord, { calendar }: CountingContext): readonly TallyCell[] {
  const { deposit, reply } = valuesOf<FeedbackShapes>(record);
  if (deposit === undefined) return [];
  const { type, channel, theme, service } = deposit;
  const inTime = reply !== undefined && reply.on <= replyDeadline(deposit, calendar);
  const replied = reply === undefined ? 'no' : inTime ? 'in-time' : 'late';
  return [
    cell({ by: 'reply', type, channel, replied }, { forms: 1 }),
    cell({ by: 'theme', type, theme, service }, { forms: 1 }),
  ];
}

function cell(of: Values, counts: TallyCell['counts']): TallyCell {
  const known = Object.entries(of).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { of: Object.fromEntries(known), counts };
}
