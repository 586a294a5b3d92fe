import { describe, expect, it } from 'vitest';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { startingSettings } from '../../../src/domain/setting/starting-settings.ts';
import { boardDays, boardOf } from '../../../src/domain/statistics/board-of.ts';
import { visitColumnsByDay } from '../../../src/domain/statistics/visit-columns.ts';
import { recordOf } from './arbitrary-records.ts';

const paris = siteTime('Europe/Paris');
const settings = {
  ...startingSettings({ name: 'Gers', department: '32', holidayRegion: 'metropole' }, false),
  questionnaireVersion: 'initial',
};

/** A Wednesday of an ordinary week. */
const TODAY = '2026-06-17';
const NOW = paris.at(TODAY, 10 * 60 + 30);

let rank = 0;

function visit(day: string, minute: number, service = 'accueil-general', more: Record<string, unknown> = {}) {
  rank += 1;
  const arrival = {
    at: paris.at(day, minute),
    service,
    appointment: false,
    people: 1,
    userType: 'particulier',
    needs: [],
  };
  return recordOf('visit', `visit-${rank}`, { arrival, ...more });
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

function board(records: ReturnType<typeof visit>[]) {
  return boardOf({ at: NOW, time: paris, settings, visits: visitColumnsByDay(records, paris) });
}

describe('the wall screen’s board', () => {
  it('says who waits now by service, and for how long the one in front has', () => {
    const call = { at: NOW, counter: 'guichet-1' };
    const { waiting } = board([
      visit(TODAY, 10 * 60),
      visit(TODAY, 10 * 60 + 20),
      visit(TODAY, 9 * 60, 'accueil-general', { call }),
      visit(TODAY, 10 * 60 + 29, 'pan'),
    ]);
    expect(waiting).toEqual({
      'accueil-general': { visits: 2, longestMinutes: 30 },
      pan: { visits: 1, longestMinutes: 1 },
    });
  });

  it('does not keep waiting who was forgotten in yesterday’s line', () => {
    expect(board([visit('2026-06-16', 10 * 60)]).waiting).toEqual({});
  });

  it('counts the running week from its Monday, the week before is another', () => {
    const { week } = board([
      ...times(7, () => visit('2026-06-15', 600)),
      ...times(5, () => visit(TODAY, 540)),
      ...times(9, () => visit('2026-06-14', 600)),
    ]);
    expect(week).toEqual({ 'accueil-general': 12 });
  });

  it('hides a service that fewer than five came for, whether four or none', () => {
    const { week } = board([
      ...times(4, () => visit(TODAY, 600, 'pan')),
      ...times(5, () => visit(TODAY, 600, 'autres')),
    ]);
    expect(week).toEqual({ autres: 5 });
  });

  it('gives today’s arrivals by hour, and zeros before the first', () => {
    expect(board([]).todayByHour).toEqual(times(24, () => 0));
    const { todayByHour } = board([
      visit(TODAY, 8 * 60 + 59),
      visit(TODAY, 9 * 60),
      visit(TODAY, 9 * 60 + 59),
    ]);
    expect(todayByHour.slice(8, 10)).toEqual([1, 2]);
  });

  it('has no typical value before three comparable days, then whole arrivals', () => {
    const two = [visit('2026-06-08', 600), visit('2026-06-01', 600)];
    expect(board(two).typical[0]).toEqual(times(24, () => null));
    expect(board(two).weeks).toBe(2);
    const third = [...times(3, () => visit('2026-05-18', 600)), ...times(4, () => visit('2026-05-11', 600))];
    expect(board([...two, ...third]).typical[0]?.[10]).toBe(2);
  });

  it('stays sensible with nothing at all, and with settings that have not come', () => {
    const bare = { ...settings, services: {}, hours: {}, closures: {}, affluence: {}, site: {} };
    expect(boardOf({ at: NOW, time: paris, settings: bare, visits: [] })).toMatchObject({
      today: TODAY,
      weeks: 0,
      waiting: {},
      week: {},
    });
  });

  it('asks for the days it looks at, up to today', () => {
    expect(boardDays({ at: NOW, time: paris, settings })).toEqual({ from: '2026-02-23', to: TODAY });
  });
});
