import { describe, expect, it } from 'vitest';
import { fileFeedback } from '../../src/commands/file-feedback.ts';
import { recordFollowUp } from '../../src/commands/record-follow-up.ts';
import { recordReply } from '../../src/commands/record-reply.ts';
import { undo } from '../../src/commands/undo.ts';
import type { FeedbackShapes } from '../../src/domain/feedback/feedback.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { readValues } from './read-values.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

async function complaint() {
  const desk = testDesk(NOW);
  const filed = done(
    await fileFeedback(desk, {
      type: 'complaint',
      channel: 'urn',
      depositedOn: '2026-11-20',
      text: 'Trop d’attente.',
    }),
  );
  return { desk, filed, id: filed.id };
}

describe('answering a complaint', () => {
  it('keeps the day and the channel, and is undone', async () => {
    const { desk, id } = await complaint();
    const replied = done(await recordReply(desk, { id, on: '2026-11-23', channel: 'letter' }));
    expect((await readValues<FeedbackShapes>(desk, id)).reply).toEqual({
      on: '2026-11-23',
      channel: 'letter',
    });
    await undo(desk, replied);
    expect(await readValues<FeedbackShapes>(desk, id)).not.toHaveProperty('reply');
  });

  it.each([
    ['future', '2026-11-24'],
    ['before-deposit', '2026-11-19'],
  ])('refuses a day (%s)', async (rule, on) => {
    const { desk, id } = await complaint();
    expect(await recordReply(desk, { id, on, channel: 'letter' })).toEqual({
      ok: false,
      failure: { code: 'invalid', field: 'on', rule },
    });
  });

  it('refuses one that was filed by mistake', async () => {
    const { desk, filed, id } = await complaint();
    await undo(desk, filed);
    expect(await recordReply(desk, { id, on: '2026-11-23', channel: 'letter' })).toMatchObject({
      failure: { code: 'wrong-state', state: 'void' },
    });
  });
});

it('what was done about it is kept with its hour, and said anew', async () => {
  const { desk, id } = await complaint();
  done(await recordFollowUp(desk, { id, text: 'Un second guichet ouvre le lundi.' }));
  const again = done(
    await recordFollowUp(desk, { id, text: 'Un second guichet ouvre le lundi et le mardi.' }),
  );
  expect((await readValues<FeedbackShapes>(desk, id)).followUp).toEqual({
    at: NOW,
    text: 'Un second guichet ouvre le lundi et le mardi.',
  });
  await undo(desk, again);
  expect((await readValues<FeedbackShapes>(desk, id)).followUp?.text).toBe(
    'Un second guichet ouvre le lundi.',
  );
});
