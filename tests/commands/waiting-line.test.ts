import { describe, expect, it } from 'vitest';
import { callNext } from '../../src/commands/call-next.ts';
import { callVisit } from '../../src/commands/call-visit.ts';
import { checkInVisitor } from '../../src/commands/check-in-visitor.ts';
import { finishVisit } from '../../src/commands/finish-visit.ts';
import { leaveVisit } from '../../src/commands/leave-visit.ts';
import { undo } from '../../src/commands/undo.ts';
import { voidVisit } from '../../src/commands/void-visit.ts';
import { type VisitShapes, visitStatus } from '../../src/domain/visit/visit.ts';
import { type TestDesk, testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { readValues } from './read-values.ts';

const NINE = Date.UTC(2026, 10, 23, 8);
const MINUTE = 60_000;
const COUNTER = 'guichet-1';

async function arrive(desk: TestDesk, service: string, minutesAfterNine: number): Promise<string> {
  desk.setNow(NINE + minutesAfterNine * MINUTE);
  return done(await checkInVisitor(desk, { service, appointment: false })).id;
}

async function statusOf(desk: TestDesk, id: string): Promise<string> {
  return visitStatus(await readValues<VisitShapes>(desk, id));
}

describe('calling the next person', () => {
  it('calls who has waited longest, whatever the order of entry', async () => {
    const desk = testDesk(NINE);
    const late = await arrive(desk, 'accueil-general', 10);
    const early = await arrive(desk, 'accueil-general', 2);
    desk.setNow(NINE + 20 * MINUTE);
    expect(done(await callNext(desk, { counter: COUNTER })).id).toBe(early);
    expect(done(await callNext(desk, { counter: COUNTER })).id).toBe(late);
    const { call } = await readValues<VisitShapes>(desk, early);
    expect(call).toEqual({ at: NINE + 20 * MINUTE, counter: COUNTER });
  });

  it('passes over the services this counter does not serve', async () => {
    const desk = testDesk(NINE);
    await arrive(desk, 'migrations', 0);
    const mine = await arrive(desk, 'accueil-general', 5);
    expect(done(await callNext(desk, { services: ['accueil-general', 'autres'], counter: COUNTER })).id).toBe(
      mine,
    );
    expect(await callNext(desk, { services: ['autres'], counter: COUNTER })).toEqual({
      ok: false,
      failure: { code: 'nobody-waiting' },
    });
  });

  it('leaves in peace who is void, gone, called, or was forgotten yesterday', async () => {
    const desk = testDesk(NINE);
    await arrive(desk, 'accueil-general', -24 * 60);
    done(await voidVisit(desk, { id: await arrive(desk, 'accueil-general', 0), reason: 'mistake' }));
    done(await leaveVisit(desk, { id: await arrive(desk, 'accueil-general', 1) }));
    done(await callVisit(desk, { id: await arrive(desk, 'accueil-general', 2), counter: 'guichet-2' }));
    expect(await callNext(desk, { counter: COUNTER })).toMatchObject({ failure: { code: 'nobody-waiting' } });
  });

  it('puts the person back in the line when undone', async () => {
    const desk = testDesk(NINE);
    const id = await arrive(desk, 'accueil-general', 0);
    await undo(desk, done(await callNext(desk, { counter: COUNTER })));
    expect(await statusOf(desk, id)).toBe('waiting');
  });
});

describe('calling this person', () => {
  it('calls whatever the place in the line, once', async () => {
    const desk = testDesk(NINE);
    await arrive(desk, 'accueil-general', 0);
    const id = await arrive(desk, 'accueil-general', 5);
    done(await callVisit(desk, { id, counter: COUNTER }));
    expect(await statusOf(desk, id)).toBe('called');
    expect(await callVisit(desk, { id, counter: 'guichet-2' })).toEqual({
      ok: false,
      failure: { code: 'wrong-state', state: 'called' },
    });
  });

  it('refuses an id this device does not hold', async () => {
    expect(await callVisit(testDesk(NINE), { id: 'nobody', counter: COUNTER })).toEqual({
      ok: false,
      failure: { code: 'not-found', id: 'nobody' },
    });
  });
});

describe('the end of a visit', () => {
  it('is served after a call', async () => {
    const desk = testDesk(NINE);
    const id = await arrive(desk, 'accueil-general', 0);
    done(await callVisit(desk, { id, counter: COUNTER }));
    done(await finishVisit(desk, { id, outcome: 'served' }));
    expect(await statusOf(desk, id)).toBe('served');
    expect(await finishVisit(desk, { id, outcome: 'served' })).toMatchObject({
      failure: { code: 'wrong-state' },
    });
  });

  it('says where the person was sent, which is another service', async () => {
    const desk = testDesk(NINE);
    const id = await arrive(desk, 'accueil-general', 0);
    expect(await finishVisit(desk, { id, outcome: 'redirected', to: 'accueil-general' })).toEqual({
      ok: false,
      failure: { code: 'invalid', field: 'to', rule: 'same-service' },
    });
    done(await finishVisit(desk, { id, outcome: 'redirected', to: 'migrations' }));
    expect((await readValues<VisitShapes>(desk, id)).departure).toMatchObject({
      outcome: 'redirected',
      to: 'migrations',
    });
  });

  it('invents no waiting time for who was answered on the spot', async () => {
    const desk = testDesk(NINE);
    const id = await arrive(desk, 'accueil-general', 0);
    done(await finishVisit(desk, { id, outcome: 'served' }));
    const visit = await readValues<VisitShapes>(desk, id);
    expect([visit.call, visitStatus(visit)]).toEqual([undefined, 'served']);
  });

  it('takes back a call nobody answered, and undo gives it again', async () => {
    const desk = testDesk(NINE);
    const id = await arrive(desk, 'accueil-general', 0);
    done(await callVisit(desk, { id, counter: COUNTER }));
    const left = done(await leaveVisit(desk, { id }));
    expect(await readValues<VisitShapes>(desk, id)).not.toHaveProperty('call');
    expect(await statusOf(desk, id)).toBe('left');
    await undo(desk, left);
    expect(await statusOf(desk, id)).toBe('called');
  });
});
