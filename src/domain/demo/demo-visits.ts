import { type Day, mondayOf, weekdayOf } from '../kernel/site-time.ts';
import type { Need, UserType, VisitArrival } from '../visit/visit.ts';
import { type DemoContext, type DemoRecord, demoId, MINUTE_MS } from './demo-record.ts';
import { pick, seededRandom, shareOut } from './seeded-random.ts';

/** A typical week of the préfecture du Gers in 2022 (users' committee, 24 June 2022); the 11 of the PAN are in `demo-appointments`. */
const WEEKLY: Readonly<Record<string, number>> = { 'accueil-general': 100, migrations: 100, autres: 9 };

/** Mondays are heavy, Fridays light. */
const WEEKDAY_WEIGHTS = [1.3, 1.1, 0.85, 0.95, 0.8];

/** How busy each half hour of the opening hours is, from 8:30. */
const HALF_HOURS: readonly (readonly [number, number])[] = [
  [510, 6],
  [540, 9],
  [570, 11],
  [600, 12],
  [630, 10],
  [660, 7],
  [690, 3],
  [810, 6],
  [840, 8],
  [870, 7],
  [900, 5],
  [930, 4],
  [960, 3],
  [990, 1],
];

const REASONS: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  'accueil-general': [
    ['renseignement', 50],
    ['rendez-vous', 18],
    ['immatriculation', 10],
    ['conduire', 10],
    ['identite', 6],
    ['autre', 6],
  ],
  migrations: [
    ['sejour', 60],
    ['depot', 20],
    ['retrait', 20],
  ],
  autres: [
    ['rendez-vous', 60],
    ['autre', 40],
  ],
};

const USER_TYPES: readonly (readonly [UserType, number])[] = [
  ['particulier', 987],
  ['professionnel', 6],
  ['association', 4],
  ['collectivite', 2],
  ['elu', 1],
];

const NEEDS: readonly (readonly [Need, number])[] = [
  ['langue', 55],
  ['difficulte', 25],
  ['moteur', 12],
  ['auditif', 4],
  ['visuel', 4],
];

/** The visits of the counter on one working day, in the order of their arrival. */
export function demoVisits(day: Day, context: DemoContext): DemoRecord[] {
  const random = seededRandom(`${context.seed}/visits/${day}`);
  const arrivals = Object.keys(WEEKLY).flatMap((service) =>
    Array.from({ length: visitorsOf(service, day, context) }, () => ({
      service,
      minute: arrivalMinute(random),
    })),
  );
  arrivals.sort((a, b) => a.minute - b.minute);
  return arrivals
    .map(({ service, minute }, rank) => demoVisit(day, rank, service, minute, random, context))
    .filter((record) => record.at <= context.until);
}

/** The day's share of the week's total. A closed day takes its share away: nobody comes twice for it. */
function visitorsOf(service: string, day: Day, context: DemoContext): number {
  const random = seededRandom(`${context.seed}/week/${service}/${mondayOf(day)}`);
  const weights = WEEKDAY_WEIGHTS.map((weight) => weight * (0.8 + 0.4 * random()));
  return shareOut(WEEKLY[service] as number, weights)[weekdayOf(day)] ?? 0;
}

function arrivalMinute(random: () => number): number {
  return pick(random, HALF_HOURS) + Math.floor(random() * 30);
}

function demoVisit(
  day: Day,
  rank: number,
  service: string,
  minute: number,
  random: () => number,
  context: DemoContext,
): DemoRecord {
  const at = context.time.at(day, minute) + Math.floor(random() * 60) * 1000;
  const waitMinutes = Math.round(2 + 18 * random() ** 2);
  const serviceMinutes = Math.round(4 + 20 * random());
  const needsHelp = random() < 0.08;
  const arrival: VisitArrival = {
    at,
    service,
    reason: pick(random, REASONS[service] as readonly (readonly [string, number])[]),
    appointment: service !== 'accueil-general',
    people: pick(random, [
      [1, 78],
      [2, 16],
      [3, 4],
      [4, 2],
    ]),
    userType: pick(random, USER_TYPES),
    needs: needsHelp ? [pick(random, NEEDS)] : [],
    ticket: { series: 'A', number: rank + 1 },
  };
  const calledAt = at + waitMinutes * MINUTE_MS;
  const leftEarly = random() < 0.02;
  const departure = leftEarly
    ? { at: calledAt, outcome: 'left' }
    : { at: calledAt + serviceMinutes * MINUTE_MS, outcome: 'served' };
  const counter =
    service === 'migrations'
      ? 'guichet-2'
      : pick(random, [
          ['guichet-1', 7],
          ['guichet-3', 3],
        ]);
  return {
    id: demoId(1, day, rank),
    kind: 'visit',
    at,
    facts: {
      arrival,
      ...(calledAt <= context.until && !leftEarly ? { call: { at: calledAt, counter } } : {}),
      ...(departure.at <= context.until ? { departure } : {}),
    },
  };
}
