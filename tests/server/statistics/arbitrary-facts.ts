import fc from 'fast-check';
import {
  APPOINTMENT_OUTCOMES,
  AUTONOMY,
  HELP_KINDS,
  SESSION_RESULTS,
} from '../../../src/domain/appointment/appointment.ts';
import { CHANNELS, FEEDBACK_TYPES } from '../../../src/domain/feedback/feedback.ts';
import { addDays } from '../../../src/domain/kernel/site-time.ts';
import { ENTRY_WAYS } from '../../../src/domain/response/response.ts';
import { DEPARTURE_OUTCOMES, USER_TYPES } from '../../../src/domain/visit/visit.ts';
import type { FactValues } from './arbitrary-history.ts';

/** Facts of each kind, on days where a calendar goes wrong if it can. */

/** With summer time, without, overseas, off the hour, and on the other side of midnight. */
export const ZONES = [
  'Europe/Paris',
  'Indian/Reunion',
  'America/Cayenne',
  'America/Guadeloupe',
  'America/Miquelon',
  'Pacific/Noumea',
  'Pacific/Marquesas',
] as const;

/** Around both changes of summer time (Paris and Miquelon), new year, the end of a month, a leap day, a quiet week. */
const DAYS = [
  '2024-02-29',
  '2026-03-08',
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-05-31',
  '2026-06-15',
  '2026-06-16',
  '2026-06-17',
  '2026-10-24',
  '2026-10-25',
  '2026-10-26',
  '2026-11-01',
  '2026-12-31',
  '2027-01-01',
];

export const SERVICES = ['accueil-general', 'migrations', 'pan', 'autres'] as const;
export const PROCEDURES = ['sejour', 'identite', 'conduire'] as const;

const HOUR_MS = 3_600_000;

const instant = fc
  .tuple(fc.constantFrom(...DAYS), fc.integer({ min: 0, max: 30 * HOUR_MS }))
  .map(([day, ms]) => Date.parse(`${day}T00:00:00Z`) + ms);

const day = fc.constantFrom(...DAYS);

/** Stated in some versions, taken back in others, never said in the rest. */
function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> {
  return fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: fc.constant(undefined) },
  );
}

function said(values: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<FactValues> {
  return values
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)))
    .filter((all) => Object.keys(all).length > 0);
}

const voided = fc.record({ at: instant, reason: fc.constant('mistake') });

/** Waits of minutes mostly, some negative (two clocks), some of more than four hours and a half. */
const minutesOfWait = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -120_000, max: 7_200_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 4 * HOUR_MS, max: 40 * HOUR_MS }) },
);

export const visitFacts = said(
  fc
    .record({
      at: instant,
      service: fc.constantFrom(...SERVICES),
      reason: fc.option(fc.constantFrom('depot', 'retrait'), { nil: undefined }),
      userType: fc.constantFrom(...USER_TYPES),
      appointment: fc.boolean(),
      people: fc.integer({ min: 1, max: 6 }),
      precision: fc.option(fc.constant('hour'), { nil: undefined, freq: 5 }),
      wait: minutesOfWait,
      stay: fc.integer({ min: -60_000, max: 5 * HOUR_MS }),
      outcome: fc.constantFrom(...DEPARTURE_OUTCOMES),
      isThere: fc.record({
        arrival: fc.integer({ min: 0, max: 9 }),
        call: fc.boolean(),
        departure: fc.boolean(),
        transfer: fc.integer({ min: 0, max: 5 }),
      }),
      void: maybe(voided),
    })
    .map(({ at, wait, stay, outcome, isThere, void: isVoid, precision, reason, ...arrival }) => ({
      arrival:
        isThere.arrival === 0
          ? undefined
          : {
              at,
              needs: [],
              ...arrival,
              ...(reason === undefined ? {} : { reason }),
              ...(precision === undefined ? {} : { precision, counted: true }),
            },
      call: isThere.call ? { at: Math.max(0, at + wait), counter: 'guichet-1' } : undefined,
      departure: isThere.departure ? { at: Math.max(0, at + wait + stay), outcome } : undefined,
      transfer: isThere.transfer === 0 ? { at, to: 'pan', firstCallAt: at + 60_000 } : undefined,
      // Most records are not void, or hardly anything is counted.
      void: isThere.transfer === 1 ? isVoid : undefined,
    })),
);

export const appointmentFacts = said(
  fc.record({
    slot: maybe(
      fc
        .record({
          start: instant,
          procedure: fc.constantFrom(...PROCEDURES),
          before: fc.integer({ min: -1, max: 60 * 24 }),
        })
        .map(({ before, ...slot }) => ({
          ...slot,
          durationMinutes: 30,
          bookedAt: slot.start - before * HOUR_MS,
        })),
    ),
    arrival: maybe(fc.record({ at: instant })),
    outcome: maybe(fc.record({ at: instant, outcome: fc.constantFrom(...APPOINTMENT_OUTCOMES) })),
    session: maybe(
      fc
        .record({
          start: instant,
          lasts: fc.integer({ min: 0, max: 6 * HOUR_MS }),
          procedure: fc.constantFrom(...PROCEDURES),
          help: fc.subarray([...HELP_KINDS], { minLength: 1 }),
          autonomy: fc.constantFrom(...AUTONOMY),
          result: fc.constantFrom(...SESSION_RESULTS),
          people: fc.integer({ min: 1, max: 4 }),
        })
        .map(({ lasts, ...session }) => ({ ...session, end: session.start + lasts, needs: [] })),
    ),
    void: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: maybe(voided) }),
  }),
);

export const responseFacts = said(
  fc.record({
    answers: maybe(
      fc
        .record({
          at: instant,
          language: fc.constantFrom('fr', 'en', 'ar'),
          entry: fc.constantFrom(...ENTRY_WAYS),
          procedure: fc.option(fc.constantFrom(...PROCEDURES), { nil: undefined }),
          grades: fc.dictionary(
            fc.constantFrom('courtoisie', 'clarte', 'attente', 'globale'),
            fc.constantFrom(0, 1, 2, 3, 4),
          ),
          comment: fc.option(fc.constantFrom('Merci', 'Trop long'), { nil: undefined }),
        })
        .map(({ procedure, comment, ...answers }) => ({
          questionnaire: 'accueil',
          version: 'initial',
          ...answers,
          ...(procedure === undefined ? {} : { procedure }),
          ...(comment === undefined ? {} : { comment }),
        })),
    ),
    void: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: maybe(voided) }),
  }),
);

export const feedbackFacts = said(
  fc.record({
    deposit: maybe(
      fc
        .record({
          type: fc.constantFrom(...FEEDBACK_TYPES),
          channel: fc.constantFrom(...CHANNELS),
          depositedOn: day,
          collected: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
          service: fc.option(fc.constantFrom(...SERVICES), { nil: undefined }),
          theme: fc.option(fc.constantFrom('attente', 'locaux'), { nil: undefined }),
        })
        .map(({ collected, service, theme, ...deposit }) => ({
          ...deposit,
          enteredAt: 0,
          text: 'Un texte',
          ...(collected === undefined ? {} : { collectedOn: addDays(deposit.depositedOn, collected) }),
          ...(service === undefined ? {} : { service }),
          ...(theme === undefined ? {} : { theme }),
        })),
    ),
    reply: maybe(
      fc
        .tuple(day, fc.integer({ min: -3, max: 25 }))
        .map(([on, after]) => ({ on: addDays(on, after), channel: 'letter' })),
    ),
    void: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: maybe(voided) }),
  }),
);
