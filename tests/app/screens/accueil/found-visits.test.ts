import { expect, it } from 'vitest';
import { foundVisits } from '../../../../src/app/screens/accueil/found-visits.ts';
import { startingSettings } from '../../../../src/domain/setting/starting-settings.ts';
import type { ArrivedVisit } from '../../../../src/domain/visit/waiting-line.ts';

const settings = startingSettings({ name: 'Essai', department: '32', holidayRegion: 'metropole' }, false);

function entry(series: string, number: number, service: string, reason?: string): ArrivedVisit {
  const arrival = {
    at: number,
    service,
    appointment: false,
    people: 1,
    userType: 'particulier' as const,
    needs: [],
  };
  return {
    id: `${series}${number}`,
    service,
    visit: {
      arrival: { ...arrival, ticket: { series, number }, ...(reason === undefined ? {} : { reason }) },
    },
  };
}

const day = [
  entry('A', 1, 'accueil-general', 'depot'),
  entry('A', 12, 'migrations', 'sejour'),
  entry('B', 12, 'accueil-general', 'retrait'),
];

it.each([
  ['', ['B12', 'A12', 'A1']],
  ['a12', ['A12']],
  ['A 012', ['A12']],
  ['012', ['B12', 'A12']],
  ['migrations', ['A12']],
  ['integration', ['A12']],
  ['dépot dossier', ['A1']],
  ['accueil retrait', ['B12']],
  ['zzz', []],
])('« %s » finds %j, latest first', (text, ids) => {
  expect(foundVisits(day, text, settings).map(({ id }) => id)).toEqual(ids);
});
