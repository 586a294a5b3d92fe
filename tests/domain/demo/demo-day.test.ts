import { describe, expect, it } from 'vitest';
import { DEMO_SEED, demoDay } from '../../../src/domain/demo/demo-day.ts';
import type { DemoRecord } from '../../../src/domain/demo/demo-record.ts';
import { admit } from '../../../src/domain/kernel/kind.ts';
import { addDays, type Day, siteTime, weekdayOf } from '../../../src/domain/kernel/site-time.ts';
import { kinds } from '../../../src/domain/kinds.ts';

const time = siteTime('Europe/Paris');
const calendar = { region: 'metropole', closures: [] } as const;
const context = { seed: DEMO_SEED, time, calendar, until: Date.UTC(2030, 0, 1) };
const days = (from: Day, count: number) => Array.from({ length: count }, (_, index) => addDays(from, index));
const recordsOf = (from: Day, count: number) => days(from, count).flatMap((day) => demoDay(day, context));
const arrivalsByService = (records: readonly DemoRecord[]) => {
  const counts: Record<string, number> = {};
  for (const { kind, facts } of records) {
    if (kind !== 'visit') continue;
    const { service } = facts.arrival as { service: string };
    counts[service] = (counts[service] ?? 0) + 1;
  }
  return counts;
};

describe('the demonstration year', () => {
  it.each(['2026-01-05', '2026-06-15', '2026-09-07'])(
    'has the Gers week in the full week of %s',
    (monday) => {
      expect(arrivalsByService(recordsOf(monday, 7))).toEqual({
        'accueil-general': 100,
        migrations: 100,
        autres: 9,
        pan: 11,
      });
    },
  );

  it('has nobody on weekends and public holidays, and fewer people in their weeks', () => {
    expect(demoDay('2026-05-14', context)).toEqual([]);
    expect(demoDay('2026-05-16', context)).toEqual([]);
    expect(arrivalsByService(recordsOf('2026-05-11', 7))['accueil-general']).toBeLessThan(100);
  });

  it('passes the door, record by record, on a whole year', () => {
    for (const record of recordsOf('2025-11-24', 365)) {
      const facts = Object.fromEntries(
        Object.entries(record.facts).map(([name, value]) => [
          name,
          { stamp: '000000000001-0000-demo', value },
        ]),
      );
      expect(admit(kinds, { id: record.id, site: 'demo', kind: record.kind, facts })).toMatchObject({
        ok: true,
      });
    }
  });

  it('is the same each time, and has no id twice', () => {
    const records = recordsOf('2025-11-24', 365);
    expect(recordsOf('2025-11-24', 365)).toEqual(records);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  });

  it('keeps to the opening hours', () => {
    for (const { kind, facts } of recordsOf('2026-01-05', 28)) {
      if (kind !== 'visit') continue;
      const { day, minute } = time.local((facts.arrival as { at: number }).at);
      expect(weekdayOf(day)).toBeLessThan(5);
      expect((minute >= 495 && minute < 720) || (minute >= 795 && minute < 1020)).toBe(true);
    }
  });

  it('knows nothing later than now, and only gains facts as the day goes on', () => {
    const noon = time.at('2026-11-23', 720);
    const atNoon = demoDay('2026-11-23', { ...context, until: noon });
    const full = new Map(demoDay('2026-11-23', context).map((record) => [record.id, record]));
    expect(atNoon.length).toBeGreaterThan(20);
    expect(atNoon.length).toBeLessThan(full.size);
    for (const record of atNoon) {
      expect(record.at).toBeLessThanOrEqual(noon);
      expect(full.get(record.id)?.facts).toMatchObject(record.facts);
      for (const [name, value] of Object.entries(record.facts)) {
        if (name !== 'slot') expect((value as { at?: number }).at ?? 0).toBeLessThanOrEqual(noon);
      }
    }
  });

  it('has appointments booked in the days to come', () => {
    const now = time.at('2026-11-23', 720);
    const coming = demoDay('2026-11-25', { ...context, until: now });
    expect(coming.length).toBeGreaterThan(0);
    for (const { kind, facts } of coming)
      expect([kind, Object.keys(facts)]).toEqual(['appointment', ['slot']]);
  });
});
