import type { AppointmentSession } from '../appointment/appointment.ts';
import { visitIdOfAppointment } from '../kernel/ids.ts';
import { type Day, mondayOf, weekdayOf } from '../kernel/site-time.ts';
import { type DemoContext, type DemoRecord, demoId, MINUTE_MS } from './demo-record.ts';
import { pick, seededRandom, shareOut } from './seeded-random.ts';

/** People seen at the PAN in a typical week of Gers; those who do not come are beside them. */
const WEEKLY_SEEN = 11;

/** Half-hour slots of the PAN's opening hours; Wednesday has an afternoon. */
const MORNING_SLOTS = [510, 540, 570, 600, 630, 660];
const WEDNESDAY_AFTERNOON_SLOTS = [810, 840, 870, 900, 930];

const PROCEDURES: readonly (readonly [string, number])[] = [
  ['sejour', 55],
  ['naturalisation', 12],
  ['immatriculation', 12],
  ['conduire', 10],
  ['identite', 6],
  ['association', 3],
  ['autre', 2],
];

/** The PAN's appointments of one working day; those after `until` are booked and no more. */
export function demoAppointments(day: Day, context: DemoContext): DemoRecord[] {
  const random = seededRandom(`${context.seed}/pan/${day}`);
  const weekRandom = seededRandom(`${context.seed}/pan-week/${mondayOf(day)}`);
  const seen = shareOut(
    WEEKLY_SEEN,
    [0.9, 0.9, 1.5, 0.9, 0.9].map((weight) => weight * (0.85 + 0.3 * weekRandom())),
  );
  const slots = weekdayOf(day) === 2 ? [...MORNING_SLOTS, ...WEDNESDAY_AFTERNOON_SLOTS] : [...MORNING_SLOTS];
  const noShows = random() < 0.2 ? 1 : 0;
  const chosen = takeSome(random, slots, (seen[weekdayOf(day)] ?? 0) + noShows);
  const absent = noShows === 1 ? Math.floor(random() * chosen.length) : -1;
  return chosen.flatMap((minute, rank) =>
    demoAppointment(day, rank, minute, rank === absent, random, context),
  );
}

function takeSome(random: () => number, slots: readonly number[], count: number): number[] {
  const left = [...slots];
  const taken: number[] = [];
  while (taken.length < count && left.length > 0) {
    taken.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return taken.sort((a, b) => a - b);
}

function demoAppointment(
  day: Day,
  rank: number,
  minute: number,
  absent: boolean,
  random: () => number,
  context: DemoContext,
): DemoRecord[] {
  const id = demoId(2, day, rank);
  const start = context.time.at(day, minute);
  const bookedAt = start - Math.round(2 + 12 * random()) * 24 * 60 * MINUTE_MS;
  const procedure = pick(random, PROCEDURES);
  const arrivedAt = start + Math.round(-10 + 14 * random()) * MINUTE_MS;
  const beganAt = Math.max(start, arrivedAt) + Math.round(4 * random() ** 2) * MINUTE_MS;
  const session: AppointmentSession = {
    start: beganAt,
    end: beganAt + Math.round(15 + 14 * random()) * MINUTE_MS,
    procedure,
    help: [
      pick(random, [
        ['tool', 5],
        ['information', 2],
        ['file', 3],
      ]),
    ],
    autonomy: pick(random, [
      ['accompanied', 5],
      ['partial', 4],
      ['autonomous', 1],
    ]),
    result: pick(random, [
      ['filed', 62],
      ['prepared', 20],
      ['blocked', 10],
      ['redirected', 8],
    ]),
    needs: random() < 0.3 ? ['langue'] : [],
    people: 1,
  };
  if (bookedAt > context.until) return [];
  const slot = { start, durationMinutes: 30, procedure, bookedAt };
  const facts: Record<string, unknown> = { slot };
  const record = { id, kind: 'appointment', facts, at: bookedAt };
  if (absent) {
    if (start + 30 * MINUTE_MS <= context.until)
      facts.outcome = { at: start + 30 * MINUTE_MS, outcome: 'no-show' };
    return [record];
  }
  if (arrivedAt > context.until) return [record];
  facts.arrival = { at: arrivedAt };
  if (session.end <= context.until) facts.session = session;
  return [record, visitOf(id, arrivedAt, session, context)];
}

/** The visit the appointment became when its person arrived: the same as `mark-arrived` and `log-session` write. */
function visitOf(
  id: string,
  arrivedAt: number,
  session: AppointmentSession,
  context: DemoContext,
): DemoRecord {
  return {
    id: visitIdOfAppointment(id),
    kind: 'visit',
    at: arrivedAt,
    facts: {
      arrival: {
        at: arrivedAt,
        service: 'pan',
        appointment: true,
        people: 1,
        userType: 'particulier',
        needs: [],
      },
      ...(session.end <= context.until
        ? { call: { at: session.start, counter: 'pan' }, departure: { at: session.end, outcome: 'served' } }
        : {}),
    },
  };
}
