import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveEntry } from '../../src/commands/move-entry.ts';
import { undo } from '../../src/commands/undo.ts';
import { inOrder, settingsOf } from '../../src/domain/setting/setting.ts';
import { type TestDesk, testDesk } from '../fixtures/test-desk.ts';

async function deskWith(orders: readonly number[]): Promise<TestDesk> {
  const desk = testDesk(1_800_000_000_000);
  const themes = orders.map(
    (order, index) => [`t${index}`, { label: `Thème ${index}`, order, active: true }] as const,
  );
  await desk.store.write((transaction) =>
    transaction.state('setting', 'setting/themes', Object.fromEntries(themes)),
  );
  return desk;
}

async function keys(desk: TestDesk): Promise<readonly string[]> {
  return inOrder(settingsOf(await desk.store.ofKind('setting')).themes).map(({ key }) => key);
}

test('an entry changes places with its neighbour, whatever the numbers were, and undo puts it back', async () => {
  const orders = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      orders,
      fc.nat(),
      fc.constantFrom('up' as const, 'down' as const),
      async (all, pick, direction) => {
        const desk = await deskWith(all);
        const before = await keys(desk);
        const from = pick % before.length;
        const to = from + (direction === 'up' ? -1 : 1);
        const moved = await moveEntry(desk, { setting: 'themes', entry: before[from] as string, direction });
        if (to < 0 || to >= before.length) {
          expect(moved).toEqual({ ok: false, failure: { code: 'already-done', what: 'order' } });
          expect(await keys(desk)).toEqual(before);
          return;
        }
        const wanted = [...before];
        [wanted[from], wanted[to]] = [before[to] as string, before[from] as string];
        expect(await keys(desk)).toEqual(wanted);
        if (moved.ok) await undo(desk, moved.value);
        expect(await keys(desk)).toEqual(before);
      },
    ),
  );
});

test('an entry that nobody has is not found', async () => {
  const desk = await deskWith([10, 20]);
  expect(await moveEntry(desk, { setting: 'themes', entry: 't9', direction: 'up' })).toMatchObject({
    failure: { code: 'not-found' },
  });
  expect(await moveEntry(desk, { setting: 'counters', entry: 't0', direction: 'up' })).toMatchObject({
    failure: { code: 'not-found' },
  });
});
