import { expect, it } from 'vitest';
import { clockSentence } from '../../../src/i18n/fr/clock-sentence.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

it.each([
  [6 * MINUTE, '6 minutes d’avance'],
  [-60 * MINUTE, '1 heure de retard'],
  [-62 * MINUTE, '1 heure et 2 minutes de retard'],
  [61 * MINUTE, '1 heure et 1 minute d’avance'],
  [365 * DAY, '365 jours d’avance'],
  [-56 * 365 * DAY, '20 440 jours de retard'],
])('tells how far a clock is off by %i ms, and what to do', (offMs, text) => {
  const said = clockSentence(offMs).replaceAll(/\s/g, ' ');
  expect(said).toContain(text);
  expect(said).toContain('réglez la date et l’heure');
});
