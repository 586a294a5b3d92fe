import { describe, expect, it } from 'vitest';
import { freeSlots } from '../../../src/domain/appointment/free-slots.ts';
import { addDays, clockText, type Day, siteTime } from '../../../src/domain/kernel/site-time.ts';
import { startingSettings } from '../../../src/domain/setting/starting-settings.ts';

/**
 * March 2027 and the first days of April: a strike on Thursday 18, the clocks go forward in Paris on Sunday 28, Easter Monday
 * on 29, a bridge day on Tuesday 30, a meeting on each first Friday of the month from 9:00 to 10:00.
 */
const FIRST = '2027-03-01';
const DAYS = 35;

const PARIS = { zone: 'Europe/Paris', department: '75', holidayRegion: 'metropole' as const };
const REUNION = { zone: 'Indian/Reunion', department: '974', holidayRegion: 'reunion' as const };

function month({ zone, ...place }: typeof PARIS | typeof REUNION, firstDay: Day = FIRST) {
  const time = siteTime(zone);
  const settings = {
    ...startingSettings({ name: 'Essai', ...place }, false),
    closures: {
      greve: { from: '2027-03-18', to: '2027-03-18', label: 'Grève' },
      pont: { from: '2027-03-30', to: '2027-03-30', label: 'Pont' },
    },
    agendaClosures: {
      reunion: {
        label: 'Réunion d’équipe',
        from: '2027-03-05',
        repeats: 'monthly' as const,
        hours: { from: 540, to: 600 },
      },
    },
  };
  const agenda = { settings, time, held: [], now: time.at(FIRST, 0) - 1 };
  const days = Array.from({ length: DAYS }, (_, rank) => addDays(firstDay, rank));
  return { time, slots: new Map(days.map((day) => [day, freeSlots(day, agenda)])) };
}

const MORNING = ['08:30', '09:00', '09:30', '10:00', '10:30', '11:00'];
const AFTERNOON = ['13:30', '14:00', '14:30', '15:00', '15:30'];
const AFTER_MEETING = ['08:30', '10:00', '10:30', '11:00'];

describe.each([
  ['Paris', PARIS],
  ['Réunion', REUNION],
])('a month of agenda in %s', (_where, place) => {
  const { time, slots } = month(place);
  const clocks = (day: Day) => slots.get(day)?.map((start) => clockText(time.local(start).minute));

  it('keeps the hours of the wall clock on each working day, before and after the clocks change', () => {
    const working = [...slots.keys()].filter((day) => clocks(day)?.length !== 0);
    for (const day of working) {
      const wednesday = new Date(`${day}T12:00:00Z`).getUTCDay() === 3;
      const meeting = day === '2027-03-05' || day === '2027-04-02';
      const morning = meeting ? AFTER_MEETING : MORNING;
      expect([day, clocks(day)]).toEqual([day, wednesday ? [...morning, ...AFTERNOON] : morning]);
    }
    expect(working).toHaveLength(22);
  });

  it('receives nobody on Easter Monday, on the bridge day, on the day of the strike and at week-ends', () => {
    for (const day of ['2027-03-29', '2027-03-30', '2027-03-18', '2027-03-27', '2027-03-28'])
      expect([day, clocks(day)]).toEqual([day, []]);
  });
});

it('five days that hold the change of the clocks are an hour shorter in Paris, and not in Réunion', () => {
  const hours = (place: typeof PARIS | typeof REUNION) => {
    const { slots } = month(place);
    return ((slots.get('2027-03-31')?.[0] ?? 0) - (slots.get('2027-03-26')?.[0] ?? 0)) / 3_600_000;
  };
  expect(hours(PARIS)).toBe(5 * 24 - 1);
  expect(hours(REUNION)).toBe(5 * 24);
});

it('Réunion alone is closed on 20 December', () => {
  // In 2027 it is a Monday.
  expect(month(PARIS, '2027-12-01').slots.get('2027-12-20')).toHaveLength(6);
  expect(month(REUNION, '2027-12-01').slots.get('2027-12-20')).toEqual([]);
});
