import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { admit } from '../../../src/domain/kernel/kind.ts';
import type { Fact, GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { addDays, addMonths, siteTime } from '../../../src/domain/kernel/site-time.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import { dueOn } from '../../../src/domain/retention/due.ts';
import {
  RETAINED_KINDS,
  type RetainedKind,
  retentionOf,
  retentionShape,
  STARTING_RETENTION,
} from '../../../src/domain/retention/retention.ts';
import { settingsOf } from '../../../src/domain/setting/setting.ts';
import { recordOf } from '../statistics/arbitrary-records.ts';

const time = siteTime('Europe/Paris');
const AT = Date.UTC(2026, 2, 2, 9);
const SEALED = { v: 1, key: 'k' };

const FEEDBACK = recordOf('feedback', 'f', {
  deposit: { type: 'complaint', channel: 'urn', depositedOn: '2026-03-02', enteredAt: AT, text: 'Mme Untel' },
  contact: SEALED,
  followUp: { at: AT, text: 'Rappelée' },
});

function due(record: GuichetRecord, today: string) {
  return dueOn(record, STARTING_RETENTION[record.kind as RetainedKind], today, { kinds, time });
}

describe('what is due on a record', () => {
  it('is nothing the day before, then contact details, then texts, then the record', () => {
    expect(due(FEEDBACK, addDays('2026-03-02', 119))).toEqual({ erase: {}, remove: false });
    expect(due(FEEDBACK, addDays('2026-03-02', 120))).toEqual({ erase: { contact: null }, remove: false });
    const { erase } = due(FEEDBACK, '2027-04-02');
    expect(Object.keys(erase)).toEqual(['contact', 'deposit', 'followUp']);
    expect(JSON.stringify(erase)).not.toContain('Untel');
    expect(JSON.stringify(erase)).not.toContain('Rappelée');
    expect(due(FEEDBACK, '2028-04-01').remove).toBe(false);
    expect(due(FEEDBACK, '2028-04-02')).toEqual({ erase: {}, remove: true });
  });

  it('is counted from the last thing that was done with it', () => {
    const reply = { on: '2026-05-20', channel: 'letter' };
    const answered = {
      ...FEEDBACK,
      facts: { ...FEEDBACK.facts, ...recordOf('feedback', 'f', { reply }).facts },
    };
    expect(due(answered, addDays('2026-03-02', 120)).erase).toEqual({});
    expect(due(answered, addDays('2026-05-20', 120)).erase).toEqual({ contact: null });
  });

  it('is nothing more once it was done, and what was stated anew passes the records’ door', () => {
    const { erase } = due(FEEDBACK, '2027-04-02');
    const erased = recordOf('feedback', 'f', { ...erase });
    expect(due(erased, '2027-04-03')).toEqual({ erase: {}, remove: false });
    const { contact: _, ...facts } = erased.facts;
    expect(admit(kinds, { ...erased, facts })).toMatchObject({ ok: true });
  });

  it('takes the comment out of a questionnaire and leaves its grades', () => {
    const answers = { at: AT, grades: { attente: 2 }, comment: 'Mon nom est Untel', entry: 'kiosk' };
    const { erase } = due(recordOf('response', 'r', { answers }), '2027-04-02');
    expect(erase).toEqual({ answers: { at: AT, grades: { attente: 2 }, entry: 'kiosk' } });
  });

  it('takes the person out of an appointment thirty days after it', () => {
    const slot = { start: AT, durationMinutes: 30, procedure: 'sejour', bookedAt: AT - 86_400_000 };
    const booked = recordOf('appointment', 'a', { slot, person: SEALED });
    expect(due(booked, '2026-03-31').erase).toEqual({});
    expect(due(booked, '2026-04-01').erase).toEqual({ person: null });
  });

  it('spares counts: a tally, a visit that was only counted', () => {
    const arrival = { at: AT, service: 'pan', counted: true };
    expect(due(recordOf('visit', 'v', { arrival }), '2040-01-01').remove).toBe(false);
    const tally = { day: '2026-03-02', cells: [] };
    expect(due(recordOf('visit', 't', { tally }), '2040-01-01').remove).toBe(false);
    expect(
      due(recordOf('visit', 'v', { arrival: { ...arrival, counted: undefined } }), '2040-01-01').remove,
    ).toBe(true);
  });

  it('spares what a newer version wrote, and every kind that is kept', () => {
    const newer = recordOf('visit', 'v', { arrival: { when: 'later' } });
    const fact = { ...(newer.facts.arrival as Fact), v: 9 };
    expect(due({ ...newer, facts: { arrival: fact } }, '2040-01-01').remove).toBe(false);
    const rule = STARTING_RETENTION.visit;
    for (const kind of ['setting', 'safe', 'later-kind'])
      expect(dueOn(recordOf(kind, 's', { a: 1 }), rule, '2040-01-01', { kinds, time }).remove).toBe(false);
  });

  it('is told by the stamp where nothing else says a day', () => {
    const stray = recordOf('visit', 'v', { call: { at: AT, counter: 'guichet-1' } });
    expect(due(stray, '2024-01-01').remove).toBe(false);
    expect(due(stray, '2040-01-01').remove).toBe(true);
  });
});

describe('a site’s retention', () => {
  it('is the starting one where the site has decided nothing', () => {
    for (const kind of RETAINED_KINDS) {
      expect(retentionOf(settingsOf([]), kind)).toEqual(STARTING_RETENTION[kind]);
      expect(v.is(retentionShape, STARTING_RETENTION[kind])).toBe(true);
    }
  });

  it('keeps the order: contact details, then texts, then the record', () => {
    expect(v.is(retentionShape, { contactDays: 400, textMonths: 12, recordMonths: 24 })).toBe(false);
    expect(v.is(retentionShape, { textMonths: 25, recordMonths: 24 })).toBe(false);
    expect(v.is(retentionShape, { recordMonths: 0 })).toBe(false);
  });
});

it('adds months as a calendar does', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  expect(addMonths('2026-12-15', 13)).toBe('2028-01-15');
});
