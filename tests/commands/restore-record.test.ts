import { describe, expect, test } from 'vitest';
import { fileFeedback } from '../../src/commands/file-feedback.ts';
import { markArrived } from '../../src/commands/mark-arrived.ts';
import { restoreRecord } from '../../src/commands/restore-record.ts';
import { undo } from '../../src/commands/undo.ts';
import { voidRecord } from '../../src/commands/void-record.ts';
import { voidVisit } from '../../src/commands/void-visit.ts';
import { type AppointmentShapes, appointmentStatus } from '../../src/domain/appointment/appointment.ts';
import type { FeedbackShapes } from '../../src/domain/feedback/feedback.ts';
import { visitIdOfAppointment } from '../../src/domain/kernel/ids.ts';
import { type Values, valuesOf } from '../../src/domain/kernel/record.ts';
import { siteTime } from '../../src/domain/kernel/site-time.ts';
import { type TestDesk, testDesk } from '../fixtures/test-desk.ts';

const time = siteTime('Europe/Paris');
const NOW = time.at('2026-11-23', 600);

async function held<Shapes>(desk: TestDesk, id: string): Promise<Values<Shapes>> {
  return valuesOf<Shapes>((await desk.store.get(id)) ?? { facts: {} });
}

async function complaint(desk: TestDesk): Promise<string> {
  const filed = await fileFeedback(desk, {
    type: 'complaint',
    channel: 'urn',
    depositedOn: '2026-11-20',
    text: 'Froid.',
  });
  return filed.ok ? filed.value.id : expect.fail();
}

describe('taking a complaint or a questionnaire out of the count', () => {
  test('voids it once, and gives it back by undo or by restoring it', async () => {
    const desk = testDesk(NOW);
    const id = await complaint(desk);
    const voided = await voidRecord(desk, { kind: 'feedback', id, reason: 'duplicate' });
    expect((await held<FeedbackShapes>(desk, id)).void).toEqual({ at: NOW, reason: 'duplicate' });
    expect(await voidRecord(desk, { kind: 'feedback', id, reason: 'test' })).toMatchObject({
      failure: { code: 'already-done' },
    });
    if (voided.ok) await undo(desk, voided.value);
    expect((await held<FeedbackShapes>(desk, id)).void).toBeUndefined();
    await voidRecord(desk, { kind: 'feedback', id, reason: 'test' });
    expect((await restoreRecord(desk, { id })).ok).toBe(true);
    expect((await held<FeedbackShapes>(desk, id)).void).toBeUndefined();
    expect(await restoreRecord(desk, { id })).toMatchObject({ failure: { code: 'already-done' } });
  });

  test('knows nothing of a record that is not here, or of another kind', async () => {
    const desk = testDesk(NOW);
    const id = await complaint(desk);
    expect(await voidRecord(desk, { kind: 'response', id, reason: 'test' })).toMatchObject({
      failure: { code: 'not-found' },
    });
    expect(await restoreRecord(desk, { id: 'nobody' })).toMatchObject({ failure: { code: 'not-found' } });
  });
});

test('a visit that an appointment became ticks it again when it is restored, and undo unticks it', async () => {
  const desk = testDesk(NOW);
  const id = desk.newId();
  const slot = { start: NOW, durationMinutes: 30, procedure: 'sejour', bookedAt: NOW };
  await desk.store.write((transaction) => transaction.state('appointment', id, { slot }));
  await markArrived(desk, { id });
  const visit = visitIdOfAppointment(id);
  const status = async () => appointmentStatus(await held<AppointmentShapes>(desk, id));
  await voidVisit(desk, { id: visit, reason: 'mistake' });
  expect(await status()).toBe('booked');
  const restored = await restoreRecord(desk, { id: visit });
  expect(await status()).toBe('arrived');
  if (restored.ok) await undo(desk, restored.value);
  expect(await status()).toBe('booked');
});
