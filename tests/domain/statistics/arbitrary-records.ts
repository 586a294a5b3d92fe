import fc from 'fast-check';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';

/** Zones with summer time, without, overseas and off the hour. */
export const ZONES = [
  'Europe/Paris',
  'Indian/Reunion',
  'America/Guadeloupe',
  'America/Miquelon',
  'Pacific/Marquesas',
] as const;

export const arbitraryZone = fc.constantFrom(...ZONES);

/** Days around both changes of summer time (Paris and Miquelon), a new year and a quiet week. */
const DAYS = [
  '2026-03-08',
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-10-24',
  '2026-10-25',
  '2026-10-26',
  '2026-11-01',
  '2026-12-31',
  '2027-01-01',
  '2026-06-15',
  '2026-06-16',
  '2026-06-17',
];

export const SERVICES = ['accueil-general', 'migrations', 'pan', 'autres'] as const;

const STAMP = '0193a5b2c3d4-0001-test';

const arbitraryInstant = fc
  .tuple(fc.constantFrom(...DAYS), fc.integer({ min: 0, max: 30 * 3_600_000 }))
  .map(([day, ms]) => Date.parse(`${day}T00:00:00Z`) + ms);

const arbitraryVisitFacts = fc
  .record({
    at: arbitraryInstant,
    service: fc.constantFrom(...SERVICES),
    people: fc.integer({ min: 1, max: 6 }),
    kind: fc.constantFrom(
      'waiting',
      'called',
      'served',
      'left',
      'counted',
      'hour',
      'void',
      'unknown',
      'undone',
    ),
    wait: fc.integer({ min: -120_000, max: 7_200_000 }),
    service2: fc.integer({ min: 0, max: 3_600_000 }),
  })
  .map(({ at, service, people, kind, wait, service2 }) => {
    const arrival = {
      at,
      service,
      people,
      appointment: service !== 'accueil-general',
      userType: 'particulier',
      needs: [],
      ...(kind === 'counted' || kind === 'hour' ? { counted: true } : {}),
      ...(kind === 'hour' ? { precision: 'hour' } : {}),
    };
    const call = { at: Math.max(0, at + wait), counter: 'guichet-1' };
    const called = ['called', 'served', 'hour', 'unknown', 'void'].includes(kind);
    return {
      ...(kind === 'unknown' ? {} : { arrival }),
      ...(called ? { call } : {}),
      ...(kind === 'undone' ? { call: null } : {}),
      ...(kind === 'served' ? { departure: { at: call.at + service2, outcome: 'served' } } : {}),
      ...(kind === 'left' ? { departure: { at: at + service2, outcome: 'left' } } : {}),
      ...(kind === 'void' ? { void: { at, reason: 'mistake' } } : {}),
    };
  });

const arbitraryResponseFacts = fc
  .record({
    at: arbitraryInstant,
    grades: fc.dictionary(
      fc.constantFrom('courtoisie', 'clarte', 'attente', 'globale'),
      fc.constantFrom(0, 1, 2, 3, 4),
    ),
    comment: fc.option(fc.constantFrom('Merci', 'Trop long', 'Très bien'), { nil: undefined }),
    isVoid: fc.boolean(),
  })
  .map(({ at, grades, comment, isVoid }) => ({
    answers: {
      at,
      questionnaire: 'initial',
      version: 'initial',
      language: 'fr',
      entry: 'kiosk',
      grades,
      ...(comment === undefined ? {} : { comment }),
    },
    ...(isVoid ? { void: { at, reason: 'test' } } : {}),
  }));

export const arbitraryVisits = recordsOf('visit', arbitraryVisitFacts);
export const arbitraryResponses = recordsOf('response', arbitraryResponseFacts);

/** A record whose facts have these values, as it stands in the store. */
export function recordOf(kind: string, id: string, values: Readonly<Record<string, unknown>>): GuichetRecord {
  const facts = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { stamp: STAMP, value }]),
  );
  return { id, site: 'site', kind, facts };
}

function recordsOf(
  kind: string,
  facts: fc.Arbitrary<Record<string, unknown>>,
): fc.Arbitrary<GuichetRecord[]> {
  return fc
    .array(facts, { maxLength: 60 })
    .map((all) => all.map((values, index) => recordOf(kind, `${kind}-${index}`, values)));
}
