import { expect, it } from 'vitest';
import { fileFeedback } from '../../src/commands/file-feedback.ts';
import { undo } from '../../src/commands/undo.ts';
import type { FeedbackShapes } from '../../src/domain/feedback/feedback.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { readValues } from './read-values.ts';

/** 23:30 UTC is already the 24th in Paris. */
const NOW = Date.UTC(2026, 10, 23, 23, 30);
const letter = {
  type: 'complaint' as const,
  channel: 'letter' as const,
  depositedOn: '2026-11-24',
  text: 'Une heure debout dans le couloir.',
};

it('keeps the deposit as given, with the moment it was typed in', async () => {
  const desk = testDesk(NOW);
  const { id } = done(await fileFeedback(desk, letter));
  expect(await readValues<FeedbackShapes>(desk, id)).toEqual({ deposit: { ...letter, enteredAt: NOW } });
});

it('is taken back as a mistake', async () => {
  const desk = testDesk(NOW);
  const filed = done(await fileFeedback(desk, letter));
  await undo(desk, filed);
  expect((await readValues<FeedbackShapes>(desk, filed.id)).void?.reason).toBe('mistake');
});

it.each([
  ['depositedOn', { ...letter, depositedOn: '2026-11-25' }],
  ['collectedOn', { ...letter, channel: 'urn' as const, collectedOn: '2026-11-25' }],
])('refuses a %s after today on the site’s clock', async (field, input) => {
  const desk = testDesk(NOW);
  expect(await fileFeedback(desk, input)).toEqual({
    ok: false,
    failure: { code: 'invalid', field, rule: 'future' },
  });
  expect(desk.store.all()).toEqual([]);
});
