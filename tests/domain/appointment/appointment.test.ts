import { describe, expect, it } from 'vitest';
import { appointmentKind, appointmentStatus } from '../../../src/domain/appointment/appointment.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';

const slot = { start: Date.UTC(2026, 10, 23, 8), durationMinutes: 30, procedure: 'sejour', bookedAt: 0 };
const arrival = { at: Date.UTC(2026, 10, 24, 8) };
const session = {
  start: 1,
  end: 2,
  procedure: 'sejour',
  help: ['tool' as const],
  autonomy: 'partial' as const,
  result: 'filed' as const,
  needs: [],
  people: 1,
};

describe('the status of an appointment', () => {
  it.each([
    ['unknown', {}],
    ['booked', { slot }],
    ['arrived', { slot, arrival }],
    ['no-show', { slot, outcome: { at: 1, outcome: 'no-show' as const } }],
    ['cancelled-by-user', { slot, outcome: { at: 1, outcome: 'cancelled-by-user' as const } }],
    ['seen', { slot, arrival, session }],
    ['seen', { session }],
    ['seen', { slot, session, outcome: { at: 1, outcome: 'no-show' as const } }],
    ['void', { slot, session, void: { at: 1, reason: 'mistake' as const } }],
  ])('is %s', (status, facts) => {
    expect(appointmentStatus(facts)).toBe(status);
  });
});

it('an appointment is filed under the day of its slot, a walk-in under the day it came', () => {
  const stamp = '000000000001-0000-a';
  const paris = siteTime('Europe/Paris');
  const booked = { facts: { slot: { stamp, value: slot }, arrival: { stamp, value: arrival } } };
  expect(appointmentKind.dayOf(booked, paris)).toBe('2026-11-23');
  expect(appointmentKind.dayOf({ facts: { arrival: { stamp, value: arrival } } }, paris)).toBe('2026-11-24');
});
