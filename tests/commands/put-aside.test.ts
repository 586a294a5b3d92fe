import { describe, expect, it } from 'vitest';
import { callNext } from '../../src/commands/call-next.ts';
import { callVisit } from '../../src/commands/call-visit.ts';
import { checkInVisitor } from '../../src/commands/check-in-visitor.ts';
import type { Desk, Done } from '../../src/commands/desk.ts';
import { finishVisit } from '../../src/commands/finish-visit.ts';
import { holdVisit } from '../../src/commands/hold-visit.ts';
import { leaveVisit } from '../../src/commands/leave-visit.ts';
import { noteNoAnswer } from '../../src/commands/note-no-answer.ts';
import { recallVisit } from '../../src/commands/recall-visit.ts';
import { resumeVisit } from '../../src/commands/resume-visit.ts';
import { transferVisit } from '../../src/commands/transfer-visit.ts';
import { undo } from '../../src/commands/undo.ts';
import { withdrawClaim } from '../../src/commands/withdraw-claim.ts';
import type { Result } from '../../src/domain/kernel/result.ts';
import { claimsOf, type VisitShapes, visitStatus } from '../../src/domain/visit/visit.ts';
import { type TestDesk, testDesk } from '../fixtures/test-desk.ts';
import { done } from './done.ts';
import { readValues } from './read-values.ts';

const NINE = Date.UTC(2026, 10, 23, 8);
const MINUTE = 60_000;
const COUNTER = 'guichet-1';

async function arrived(): Promise<{ desk: TestDesk; id: string }> {
  const desk = testDesk(NINE);
  const { id } = done(await checkInVisitor(desk, { service: 'accueil-general', appointment: false }));
  desk.setNow(NINE + 10 * MINUTE);
  return { desk, id };
}

async function called(): Promise<{ desk: TestDesk; id: string }> {
  const one = await arrived();
  done(await callVisit(one.desk, { id: one.id, counter: COUNTER }));
  one.desk.setNow(NINE + 12 * MINUTE);
  return one;
}

const valuesOf = (desk: Desk, id: string) => readValues<VisitShapes>(desk, id);

type Act = (desk: Desk, visit: { readonly id: string }) => Promise<Result<Done>>;
const toMigrations: Act = (desk, { id }) => transferVisit(desk, { id, to: 'migrations' });

describe('what cannot be done', () => {
  it.each<[string, Act]>([
    ['calling again who was not called', recallVisit],
    ['noting that a person who was not called did not answer', noteNoAnswer],
    ['putting back into the line who is in it', resumeVisit],
  ])('is %s', async (_what, act) => {
    const { desk, id } = await arrived();
    expect(await act(desk, { id })).toEqual({
      ok: false,
      failure: { code: 'wrong-state', state: 'waiting' },
    });
  });

  it.each<[string, Act]>([
    ['put aside', holdVisit],
    ['sent on', toMigrations],
    ['called again', recallVisit],
    ['put back', resumeVisit],
  ])('is that a visit that has ended be %s', async (_what, act) => {
    const { desk, id } = await called();
    done(await finishVisit(desk, { id, outcome: 'served' }));
    expect(await act(desk, { id })).toMatchObject({ failure: { code: 'wrong-state', state: 'served' } });
    expect(await act(desk, { id: 'nobody' })).toMatchObject({ failure: { code: 'not-found' } });
  });

  it('is sending a person on to where they are', async () => {
    const { desk, id } = await arrived();
    const refusal = { ok: false, failure: { code: 'invalid', field: 'to', rule: 'same-service' } };
    expect(await transferVisit(desk, { id, to: 'accueil-general' })).toEqual(refusal);
    done(await toMigrations(desk, { id }));
    expect(await toMigrations(desk, { id })).toEqual(refusal);
  });
});

describe('a person who does not come', () => {
  it('is called again, and the wait stays that of the first call', async () => {
    const { desk, id } = await called();
    done(await recallVisit(desk, { id }));
    expect((await valuesOf(desk, id)).call).toEqual({
      at: NINE + 10 * MINUTE,
      counter: COUNTER,
      recalledAt: NINE + 12 * MINUTE,
    });
  });

  it('is put aside, and the calls nobody answered are counted', async () => {
    const { desk, id } = await called();
    done(await noteNoAnswer(desk, { id }));
    const values = await valuesOf(desk, id);
    expect(visitStatus(values)).toBe('held');
    expect(values.hold).toMatchObject({ reason: 'no-answer', missed: 1 });
    expect(values.call).toBeUndefined();
    expect(await callNext(desk, { counter: COUNTER })).toMatchObject({ failure: { code: 'nobody-waiting' } });
    done(await callVisit(desk, { id, counter: COUNTER }));
    done(await noteNoAnswer(desk, { id }));
    expect((await valuesOf(desk, id)).hold).toMatchObject({ missed: 2 });
    done(await leaveVisit(desk, { id }));
    expect(visitStatus(await valuesOf(desk, id))).toBe('left');
  });

  it('stands at the counter again when that is undone', async () => {
    const { desk, id } = await called();
    const before = await valuesOf(desk, id);
    await undo(desk, done(await noteNoAnswer(desk, { id })));
    expect(await valuesOf(desk, id)).toEqual(before);
  });
});

describe('a person put aside', () => {
  it('is passed over, then back at the place of the arrival', async () => {
    const { desk, id } = await arrived();
    done(await holdVisit(desk, { id }));
    const later = done(await checkInVisitor(desk, { service: 'accueil-general', appointment: false })).id;
    expect(done(await callNext(desk, { counter: COUNTER })).id).toBe(later);
    done(await resumeVisit(desk, { id }));
    expect(done(await callNext(desk, { counter: COUNTER })).id).toBe(id);
  });

  it('was called no more, when called before', async () => {
    const { desk, id } = await called();
    done(await holdVisit(desk, { id }));
    const values = await valuesOf(desk, id);
    expect([visitStatus(values), values.call, claimsOf(values).size]).toEqual(['held', undefined, 0]);
  });
});

describe('a person sent on to another service', () => {
  it('waits there with the arrival time, and the wait of the first call is kept', async () => {
    const { desk, id } = await called();
    done(await toMigrations(desk, { id }));
    const values = await valuesOf(desk, id);
    expect(visitStatus(values)).toBe('waiting');
    expect(values.arrival).toMatchObject({ at: NINE, service: 'accueil-general' });
    expect(values.transfer).toEqual({
      at: NINE + 12 * MINUTE,
      to: 'migrations',
      firstCallAt: NINE + 10 * MINUTE,
    });
    expect(done(await callNext(desk, { services: ['migrations'], counter: 'guichet-2' })).id).toBe(id);
    done(await transferVisit(desk, { id, to: 'autres' }));
    expect((await valuesOf(desk, id)).transfer).toMatchObject({ firstCallAt: NINE + 10 * MINUTE });
  });
});

describe('who has priority', () => {
  it('is called before who came earlier', async () => {
    const { desk } = await arrived();
    const input = { service: 'accueil-general', appointment: false, priority: 'card' as const };
    const { id } = done(await checkInVisitor(desk, input));
    expect(done(await callNext(desk, { counter: COUNTER })).id).toBe(id);
  });
});

describe('a counter that called somebody another one had called', () => {
  it('claims no more once it says that it knows; the one that goes on cannot', async () => {
    const { desk, id } = await called();
    await desk.store.write((transaction) =>
      transaction.state('visit', id, {
        call: { at: NINE, counter: 'guichet-2' },
        'claim:guichet-2': { at: NINE },
      }),
    );
    expect(await withdrawClaim(desk, { id, counter: 'guichet-2' })).toMatchObject({
      failure: { code: 'wrong-state' },
    });
    done(await withdrawClaim(desk, { id, counter: COUNTER }));
    expect([...claimsOf(await valuesOf(desk, id)).keys()]).toEqual(['guichet-2']);
    expect(await withdrawClaim(desk, { id, counter: COUNTER })).toMatchObject({
      failure: { code: 'already-done' },
    });
  });
});
