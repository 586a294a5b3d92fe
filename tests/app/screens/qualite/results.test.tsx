import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Attendance } from '../../../../src/domain/statistics/attendance.ts';
import type { Satisfaction } from '../../../../src/domain/statistics/satisfaction.ts';
import type { WeekHourCounts } from '../../../../src/domain/statistics/week-hours.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';
import type { FakeGuichet } from '../../../fixtures/fake-guichet.tsx';
import { openQualite } from './open-qualite.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const ATTENDANCE: Attendance = {
  visits: 220,
  persons: 256,
  byService: {
    'accueil-general': { visits: 100, persons: 130 },
    migrations: { visits: 100, persons: 105 },
    pan: { visits: 11, persons: 12 },
    autres: { visits: 9, persons: 9 },
  },
  byReason: { depot: { visits: 150, persons: 180 }, '': { visits: 70, persons: 76 } },
  byUserType: { particulier: { visits: 220, persons: 256 } },
  withAppointment: { visits: 120, persons: 126 },
  openDays: [1, 0, 0, 0, 0, 0, 0],
  byWeekday: Array.from({ length: 7 }, (_, weekday) =>
    weekday === 0 ? { visits: 220, persons: 256 } : { visits: 0, persons: 0 },
  ),
  series: [
    { from: '2026-11-23', service: 'accueil-general', visits: 100, persons: 130 },
    { from: '2026-11-23', service: 'migrations', visits: 100, persons: 105 },
    { from: '2026-11-23', service: 'pan', visits: 11, persons: 12 },
    { from: '2026-11-23', service: 'autres', visits: 9, persons: 9 },
  ],
};

function weekHours(cells: readonly (readonly [number, number, number])[], days: number): WeekHourCounts {
  const visits = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const [weekday, hour, count] of cells) (visits[weekday] as number[])[hour] = count;
  return { visits, persons: visits, byService: {}, openDays: visits.map(() => days) };
}

const SATISFACTION: Satisfaction = {
  responses: 41,
  criteria: {
    courtoisie: { n: 40, satisfied: 36, grades: [1, 3, 16, 20], interval: [0.77, 0.96] },
    clarte: { n: 2, satisfied: 1, grades: [0, 1, 1, 0], interval: [0.09, 0.91] },
  },
  comments: [{ day: '2026-11-23', text: '=HYPERLINK("http://mal")' }],
  parts: [],
  keys: { procedure: [], language: ['fr'], entry: ['kiosk'] },
};

function answerAll(fake: FakeGuichet): void {
  fake.setAnswer('attendance', ATTENDANCE);
  fake.setAnswer(
    'week-hours',
    weekHours(
      [
        [1, 10, 12],
        [0, 9, 5],
      ],
      2,
    ),
  );
  fake.setAnswer('waiting', {
    n: 180,
    medianMinutes: 12,
    p90Minutes: 31.4,
    byService: {},
    atCounter: { n: 160, medianMinutes: 9, p90Minutes: 22 },
  });
  fake.setAnswer('satisfaction', SATISFACTION);
}

test('the week’s visits and persons stand beside each service’s name', async () => {
  await openQualite('/qualite', {}, answerAll);
  const card = within(await screen.findByRole('region', { name: 'Fréquentation par service' }));
  for (const [service, visits, persons] of [
    [/Accueil général/, '100', '130 personnes'],
    [/Migrations et intégration/, '100', '105 personnes'],
    [/PAN/, '11', '12 personnes'],
    [/Autres services/, '9', '9 personnes'],
  ] as const) {
    const row = card.getByRole('row', { name: service });
    expect(within(row).getByText(visits)).toBeTruthy();
    expect(within(row).getByText(persons)).toBeTruthy();
  }
  expect(screen.getByText(/Du 23\/11\/2026 au 29\/11\/2026/)).toBeTruthy();
});

test('every figure carries its N, a weak rate says so, an empty one is no rate', async () => {
  await openQualite('/qualite', {}, answerAll);
  const card = within(await screen.findByRole('region', { name: 'Satisfaction par critère' }));
  const sure = card.getByRole('row', { name: /courtoisie/ }).textContent ?? '';
  expect(sure).toMatch(/90\s%/);
  expect(sure).toMatch(/N = 40 · de 77\s% à 96\s%/);
  expect(sure).not.toContain('non représentatif');
  expect(card.getByRole('row', { name: /clarté/ }).textContent).toContain('non représentatif');
  expect(card.getByRole('row', { name: /handicap/ }).textContent).toMatch(/aucune réponse.*N = 0/);
  const waiting = screen.getByRole('region', { name: 'Attente avant l’appel' }).textContent ?? '';
  expect(waiting).toMatch(/12 min.*N = 180.*31 min.*N = 180/);
});

test('the busiest hour is told in words, and a closed hour is no zero', async () => {
  await openQualite('/qualite', {}, answerAll);
  expect(
    await screen.findByText(/Le plus chargé : mardi 10 h–11 h \(12 visites, 6 en moyenne par mardi\)/),
  ).toBeTruthy();
  const tuesday = screen.getByRole('row', { name: /^mardi/ });
  const texts = within(tuesday)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
  expect(texts[2]).toMatch(/^12/);
  expect(texts.some((text) => text?.includes('fermé'))).toBe(true);
});

test('an answer that arrives while the page is open changes the figures', async () => {
  const fake = await openQualite('/qualite', {}, answerAll);
  await screen.findByRole('row', { name: /courtoisie/ });
  fake.setAnswer('satisfaction', {
    ...SATISFACTION,
    criteria: { courtoisie: { n: 41, satisfied: 37, grades: [1, 3, 16, 21], interval: [0.78, 0.96] } },
  });
  await waitFor(() =>
    expect(screen.getByRole('row', { name: /courtoisie/ }).textContent).toContain('N = 41'),
  );
});

test('the period is asked of the worker, and dates the wrong way round ask nothing', async () => {
  const asked: string[] = [];
  await openQualite('/qualite', {}, (fake) => {
    answerAll(fake);
    const { follow } = fake.guichet.statistics;
    fake.guichet.statistics.follow = (question, onAnswer) => {
      if (question.about === 'attendance') asked.push(`${question.from} ${question.to}`);
      return follow(question, onAnswer);
    };
  });
  fireEvent.click(await screen.findByRole('radio', { name: 'Ce trimestre' }));
  await waitFor(() => expect(asked.at(-1)).toBe('2026-10-01 2026-12-31'));
  fireEvent.click(screen.getByRole('radio', { name: 'Dates libres' }));
  fireEvent.input(screen.getByLabelText('Du'), { target: { value: '2027-02-01' } });
  expect(await screen.findByText(/La fin est avant le début/)).toBeTruthy();
  fireEvent.input(screen.getByLabelText('Du'), { target: { value: '2026-01-05' } });
  await waitFor(() => expect(asked.at(-1)).toBe('2026-01-05 2026-12-31'));
  expect(asked.some((period) => period.startsWith('2027'))).toBe(false);
});

test('tables go out as files a French spreadsheet opens, with no formula in them', async () => {
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:none';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  await openQualite('/qualite', {}, answerAll);
  fireEvent.click(await screen.findByRole('button', { name: 'CSV : Commentaires libres' }));
  await waitFor(() => expect(blobs).toHaveLength(1));
  fireEvent.click(screen.getByRole('button', { name: 'CSV : Fréquentation par service' }));
  await waitFor(() => expect(blobs).toHaveLength(2));
  const bytes = new Uint8Array(await (blobs[0] as Blob).arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(await (blobs[0] as Blob).text()).toContain('"\'=HYPERLINK(');
  expect(await (blobs[1] as Blob).text()).toContain('Autres services;9;9\r\nEnsemble;220;256');
});

test('nothing is wrong for those who hear or press keys', async () => {
  await openQualite('/qualite', {}, answerAll);
  await screen.findByRole('button', { name: /Commentaires libres/ });
  expect(await axeViolations()).toEqual([]);
});
