import { DEMO_SEED, demoDay } from '../../../../src/domain/demo/demo-day.ts';
import type { GuichetRecord } from '../../../../src/domain/kernel/record.ts';
import { addDays, siteTime } from '../../../../src/domain/kernel/site-time.ts';
import { startingSettings } from '../../../../src/domain/setting/starting-settings.ts';
import type { Board } from '../../../../src/domain/statistics/board.ts';
import { boardDays, boardOf } from '../../../../src/domain/statistics/board-of.ts';
import { visitColumnsByDay } from '../../../../src/domain/statistics/visit-columns.ts';

const time = siteTime('Europe/Paris');
const settings = {
  ...startingSettings({ name: 'Préfecture du Gers', department: '32', holidayRegion: 'metropole' }, true),
  questionnaireVersion: 'initial',
};

/** The board of the demonstration site at that instant. */
export function demoBoard(at: number): Board {
  const calendar = { region: 'metropole' as const, closures: [] };
  const { from, to } = boardDays({ at, time, settings });
  const records: GuichetRecord[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (const { id, kind, facts } of demoDay(day, { seed: DEMO_SEED, time, calendar, until: at })) {
      records.push({ id, kind, site: 'site', facts: stamped(facts) });
    }
  }
  return boardOf({ at, time, settings, visits: visitColumnsByDay(records, time) });
}

function stamped(values: Readonly<Record<string, unknown>>): GuichetRecord['facts'] {
  const stamp = '0193a5b2c3d4-0001-demo';
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { stamp, value }]));
}
