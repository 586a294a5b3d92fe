import { describe, expect, it } from 'vitest';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { ticketText, type VisitArrival, visitKind, visitStatus } from '../../../src/domain/visit/visit.ts';

const arrival: VisitArrival = {
  at: 1,
  service: 'pan',
  appointment: false,
  people: 1,
  userType: 'particulier',
  needs: [],
};
const call = { at: 2, counter: 'guichet-1' };

describe('the status of a visit', () => {
  it.each([
    ['unknown', {}],
    ['unknown', { call }],
    ['waiting', { arrival }],
    ['counted', { arrival: { ...arrival, counted: true as const } }],
    ['called', { arrival, call }],
    ['served', { arrival, call, departure: { at: 3, outcome: 'served' as const } }],
    ['redirected', { arrival, call, departure: { at: 3, outcome: 'redirected' as const, to: 'migrations' } }],
    ['left', { arrival, departure: { at: 3, outcome: 'left' as const } }],
    ['void', { arrival, call, void: { at: 4, reason: 'mistake' as const } }],
  ])('is %s', (status, facts) => {
    expect(visitStatus(facts)).toBe(status);
  });
});

describe('the day of a visit', () => {
  const at = Date.UTC(2026, 10, 23, 21, 30);
  const record = { facts: { arrival: { stamp: '000000000001-0000-a', value: { ...arrival, at } } } };

  it('is the site’s own, not the device’s', () => {
    expect(visitKind.dayOf(record, siteTime('Europe/Paris'))).toBe('2026-11-23');
    expect(visitKind.dayOf(record, siteTime('Indian/Reunion'))).toBe('2026-11-24');
  });

  it('is none before its arrival is known', () => {
    expect(visitKind.dayOf({ facts: {} }, siteTime('Europe/Paris'))).toBeUndefined();
  });
});

it('a ticket is read as a letter and three digits, four when the day is very long', () => {
  expect(ticketText({ series: 'A', number: 12 })).toBe('A 012');
  expect(ticketText({ series: 'AB', number: 1234 })).toBe('AB 1234');
});
