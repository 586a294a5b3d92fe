import { expect, test } from 'vitest';
import { indexedDbDeviceMemory } from '../../src/storage/device-memory.ts';
import { accepting, arrival, DEVICE, NOON, newTablet, type Tab } from './memory-fixture.ts';

async function becomes({ database }: Tab, device = DEVICE): Promise<boolean> {
  const memory = indexedDbDeviceMemory(database);
  const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  await memory.keepPendingKey(key);
  return memory.become(device);
}

async function tabletThatSent(): Promise<Tab> {
  const tab = await newTablet();
  await tab.store.write((transaction) => transaction.state('visit', 'v1', { arrival: arrival(NOON) }));
  const sent = await tab.sync.outbox(10);
  await tab.sync.settle(sent, accepting(sent));
  return tab;
}

test('enrolled anew at the same site, what waits goes on waiting', async () => {
  const tab = await newTablet();
  await tab.store.write((transaction) => transaction.state('visit', 'v1', { arrival: arrival(NOON) }));
  expect(await becomes(tab, { ...DEVICE, device: 'another' })).toBe(true);
  expect((await tab.sync.outbox(10)).map(({ id }) => id)).toEqual(['v1']);
});

test('enrolled anew at an endpoint that was restored meanwhile, it sends what it had sent before', async () => {
  const tab = await tabletThatSent();
  const device = { ...DEVICE, device: 'another', epoch: 'epoch-2' };
  expect(await becomes(tab, device)).toBe(true);
  // As the first exchange does: the log is another one than it knows.
  expect((await tab.sync.position()).epoch).not.toBe('epoch-2');
  await tab.sync.changeEpoch('epoch-2');
  expect((await tab.sync.outbox(10)).map(({ id }) => id)).toEqual(['v1']);
});

test('another site clears what was sent to the first one, and refuses while something waits', async () => {
  const tab = await tabletThatSent();
  const device = { ...DEVICE, site: 'landes', epoch: 'epoch-9' };
  expect(await becomes(tab, device)).toBe(true);
  expect(await tab.sync.position()).toEqual({ epoch: 'epoch-9', scope: '', cursor: 0 });
  const waiting = await newTablet();
  await waiting.store.write((transaction) => transaction.state('visit', 'v1', { arrival: arrival(NOON) }));
  expect(await becomes(waiting, device)).toBe(false);
});
