import { expect, test } from 'vitest';
import { accepting, arrival, NOON, newTablet, openTab } from './memory-fixture.ts';

test('a memory never gives a number to two pushes, whichever tab draws it and whatever became of the push', async () => {
  const one = await newTablet();
  const tabs = [one, await openTab(one.database.name), await openTab(one.database.name)];
  const drawn: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    drawn.push(...(await Promise.all(tabs.map(({ sync }) => sync.nextPush()))));
    await one.store.write((transaction) =>
      transaction.create('visit', `visit-${round}`, { arrival: arrival(NOON) }),
    );
    const sent = await one.sync.outbox(10);
    // Every second answer is lost.
    if (round % 2 === 0) await one.sync.settle(sent, accepting(sent));
  }
  const again = await openTab(one.database.name);
  drawn.push(await again.sync.nextPush());
  expect(new Set(drawn).size).toBe(drawn.length);
});

test('a number is on the disk before it is given', async () => {
  const original = await newTablet();
  const before = await original.sync.nextPush();
  const copied = await openTab(original.database.name);
  expect(await copied.sync.nextPush()).toBeGreaterThan(before);
});
