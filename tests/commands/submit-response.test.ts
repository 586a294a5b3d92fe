import { expect, it } from 'vitest';
import { submitResponse } from '../../src/commands/submit-response.ts';
import { undo } from '../../src/commands/undo.ts';
import type { ResponseShapes } from '../../src/domain/response/response.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { readValues } from './read-values.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const filled = {
  questionnaire: 'accueil',
  version: 'initial',
  language: 'fr',
  entry: 'kiosk' as const,
  grades: { courtoisie: 4 as const, attente: 0 as const },
};

it('keeps the answers as given, dated now', async () => {
  const desk = testDesk(NOW);
  const { id } = done(await submitResponse(desk, filled));
  expect(await readValues<ResponseShapes>(desk, id)).toEqual({ answers: { ...filled, at: NOW } });
});

it('is taken back as a mistake, and stays readable', async () => {
  const desk = testDesk(NOW);
  const submitted = done(await submitResponse(desk, filled));
  await undo(desk, submitted);
  const values = await readValues<ResponseShapes>(desk, submitted.id);
  expect(values.void?.reason).toBe('mistake');
  expect(values.answers?.grades.courtoisie).toBe(4);
});

it('refuses a grade that no face has, and keeps nothing', async () => {
  const desk = testDesk(NOW);
  const wrong = { ...filled, grades: { courtoisie: 5 } } as unknown as typeof filled;
  await expect(submitResponse(desk, wrong)).rejects.toMatchObject({ failure: { code: 'invalid' } });
  expect(desk.store.all()).toEqual([]);
});
