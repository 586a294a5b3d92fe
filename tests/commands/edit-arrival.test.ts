import { describe, expect, it } from 'vitest';
import { checkInVisitor } from '../../src/commands/check-in-visitor.ts';
import { editArrival } from '../../src/commands/edit-arrival.ts';
import { undo } from '../../src/commands/undo.ts';
import { voidVisit } from '../../src/commands/void-visit.ts';
import type { VisitShapes } from '../../src/domain/visit/visit.ts';
import { testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { readValues } from './read-values.ts';

const NOW = Date.UTC(2026, 10, 23, 8);

async function oneVisit() {
  const desk = testDesk(NOW);
  const { id } = done(
    await checkInVisitor(desk, { service: 'accueil-general', appointment: false, reason: 'depot' }),
  );
  desk.setNow(NOW + 60_000);
  return { desk, id };
}

describe('completing an arrival', () => {
  it('changes what is said and keeps the rest: hour and ticket first of all', async () => {
    const { desk, id } = await oneVisit();
    done(await editArrival(desk, { id, people: 4, needs: ['moteur', 'langue'], userType: 'association' }));
    expect((await readValues<VisitShapes>(desk, id)).arrival).toEqual({
      at: NOW,
      service: 'accueil-general',
      reason: 'depot',
      appointment: false,
      people: 4,
      userType: 'association',
      needs: ['moteur', 'langue'],
      ticket: { series: 'A', number: 1 },
    });
  });

  it('takes a reason back', async () => {
    const { desk, id } = await oneVisit();
    done(await editArrival(desk, { id, reason: null }));
    expect((await readValues<VisitShapes>(desk, id)).arrival).not.toHaveProperty('reason');
  });

  it('drops the reason of a service the person does not come to any more', async () => {
    const { desk, id } = await oneVisit();
    done(await editArrival(desk, { id, service: 'migrations', appointment: true }));
    const { arrival } = await readValues<VisitShapes>(desk, id);
    expect(arrival).toMatchObject({ service: 'migrations', appointment: true });
    expect(arrival).not.toHaveProperty('reason');
  });

  it('says it back as it was when undone', async () => {
    const { desk, id } = await oneVisit();
    const before = await readValues<VisitShapes>(desk, id);
    await undo(desk, done(await editArrival(desk, { id, people: 3, reason: null })));
    expect(await readValues<VisitShapes>(desk, id)).toEqual(before);
  });

  it.each([0, 501, 1.5])('refuses %s people and keeps what stood', async (people) => {
    const { desk, id } = await oneVisit();
    await expect(editArrival(desk, { id, people })).rejects.toMatchObject({
      failure: { code: 'invalid', field: 'facts.arrival.people' },
    });
    expect((await readValues<VisitShapes>(desk, id)).arrival?.people).toBe(1);
  });

  it('refuses a void visit', async () => {
    const { desk, id } = await oneVisit();
    done(await voidVisit(desk, { id, reason: 'test' }));
    expect(await editArrival(desk, { id, people: 2 })).toEqual({
      ok: false,
      failure: { code: 'wrong-state', state: 'void' },
    });
  });
});

describe('voiding a visit', () => {
  it('keeps the reason, is done once, and is undone', async () => {
    const { desk, id } = await oneVisit();
    const voided = done(await voidVisit(desk, { id, reason: 'duplicate' }));
    expect((await readValues<VisitShapes>(desk, id)).void).toEqual({ at: NOW + 60_000, reason: 'duplicate' });
    expect(await voidVisit(desk, { id, reason: 'other' })).toMatchObject({
      failure: { code: 'already-done' },
    });
    await undo(desk, voided);
    expect(await readValues<VisitShapes>(desk, id)).not.toHaveProperty('void');
  });
});
