import { describe, expect, it } from 'vitest';
import { bookAppointment } from '../../src/commands/book-appointment.ts';
import { fileFeedback } from '../../src/commands/file-feedback.ts';
import { logSession } from '../../src/commands/log-session.ts';
import type { AppointmentShapes } from '../../src/domain/appointment/appointment.ts';
import type { FeedbackShapes } from '../../src/domain/feedback/feedback.ts';
import type { ContactPlace, ContactSealer } from '../../src/domain/sealing/sealed-contact.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { openSite } from './open-site.ts';
import { readValues } from './read-values.ts';

const MONDAY_NINE = Date.UTC(2026, 10, 23, 8);
const SEALED = { key: '0123456789abcdef0123', enc: 'A'.repeat(43), ciphertext: 'B'.repeat(704) };

function sealer(): ContactSealer & { places: ContactPlace[] } {
  const places: ContactPlace[] = [];
  const seal = async (place: ContactPlace) => {
    places.push(place);
    return SEALED;
  };
  return Object.assign(seal, { places });
}

const message = {
  type: 'complaint' as const,
  channel: 'kiosk' as const,
  depositedOn: '2026-11-23',
  text: 'Une heure debout.',
};

describe('a complaint with a contact', () => {
  it('is not kept at all when it cannot be sealed', async () => {
    const desk = testDesk(MONDAY_NINE);
    const seal = async () => Promise.reject(new Error('no X25519 here'));
    await expect(fileFeedback(desk, { ...message, seal })).rejects.toThrow();
    expect(desk.store.all()).toEqual([]);
  });

  it('is written with it at once, sealed for that very record', async () => {
    const desk = testDesk(MONDAY_NINE);
    const seal = sealer();
    const { id } = done(await fileFeedback(desk, { ...message, seal }));
    expect(seal.places).toEqual([{ kind: 'feedback', id, fact: 'contact' }]);
    const { contact, deposit } = await readValues<FeedbackShapes>(desk, id);
    expect(contact).toEqual(SEALED);
    expect(deposit).not.toHaveProperty('seal');
  });
});

describe('a booking with a person', () => {
  it('is written with it at once, sealed for that very record', async () => {
    const desk = testDesk(MONDAY_NINE);
    await openSite(desk);
    const seal = sealer();
    const start = Date.UTC(2026, 10, 23, 9);
    const { id } = done(await bookAppointment(desk, { start, procedure: 'sejour', seal }));
    expect(seal.places).toEqual([{ kind: 'appointment', id, fact: 'person' }]);
    expect((await readValues<AppointmentShapes>(desk, id)).person).toEqual(SEALED);
  });

  it('without one says nothing of a person', async () => {
    const desk = testDesk(MONDAY_NINE);
    await openSite(desk);
    const { id } = done(
      await bookAppointment(desk, { start: Date.UTC(2026, 10, 23, 9), procedure: 'sejour' }),
    );
    expect(Object.keys(await readValues<AppointmentShapes>(desk, id))).toEqual(['slot']);
  });
});

describe('a session with a person', () => {
  it('is written with it at once, sealed for that very record', async () => {
    const desk = testDesk(MONDAY_NINE);
    await openSite(desk);
    const seal = sealer();
    const session = {
      start: MONDAY_NINE - 1_800_000,
      end: MONDAY_NINE,
      procedure: 'sejour',
      help: ['tool'] as ['tool'],
      autonomy: 'partial' as const,
      result: 'filed' as const,
      needs: [],
      people: 1,
    };
    const { id } = done(await logSession(desk, { session, seal }));
    expect(seal.places).toEqual([{ kind: 'appointment', id, fact: 'person' }]);
    expect((await readValues<AppointmentShapes>(desk, id)).person).toEqual(SEALED);
  });
});
