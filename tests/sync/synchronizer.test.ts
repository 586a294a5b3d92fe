import { describe, expect, test } from 'vitest';
import { endpointClock } from '../../src/sync/endpoint-clock.ts';
import type { Lock } from '../../src/sync/ports.ts';
import { startSynchronizer } from '../../src/sync/synchronizer.ts';
import { MemorySyncStore } from './memory-sync-store.ts';
import { type Fate, SimulatedEndpoint } from './simulated-endpoint.ts';
import { simulatedTime } from './simulated-time.ts';

const NOW = Date.UTC(2026, 2, 2, 11);
const OPEN: Lock = { tryRun: (work) => work() };

async function newTablet(fates: Fate[] = [], store?: MemorySyncStore, startAt = NOW, shown?: Promise<void>) {
  const time = simulatedTime(startAt);
  const endpoint = new SimulatedEndpoint();
  endpoint.now = NOW;
  const memory = store ?? new MemorySyncStore('one', time.now);
  let batches = 0;
  const synchronizer = startSynchronizer({
    ...time,
    store: memory,
    remote: endpoint.remote(await memory.device(), fates),
    pushLock: OPEN,
    pullLock: OPEN,
    clock: endpointClock({ wall: time.now, monotonic: time.now }),
    newBatchId: () => `batch-${batches++}`,
    ...(shown === undefined ? {} : { shown }),
  });
  return { time, endpoint, store: memory, synchronizer };
}

describe('the synchronizer', () => {
  test('exchanges as soon as it starts, and says that all is sent', async () => {
    const store = new MemorySyncStore('one', () => NOW);
    store.edit('v1', { arrival: 1 });
    const { time, endpoint, synchronizer } = await newTablet([], store);
    expect(synchronizer.state()).toMatchObject({ unsent: 1, refused: 0 });
    await time.pass(0);
    expect(endpoint.records.size).toBe(1);
    expect(synchronizer.state()).toEqual({ unsent: 0, refused: 0, working: false, lastSyncAt: NOW });
  });

  test('leaves the processor to the screen that is being opened, but not a write that was made', async () => {
    const store = new MemorySyncStore('one', () => NOW);
    store.edit('v1', { arrival: 1 });
    let show = () => {};
    const shown = new Promise<void>((resolve) => {
      show = resolve;
    });
    const { time, endpoint, synchronizer } = await newTablet([], store, NOW, shown);
    await time.pass(500);
    expect([endpoint.records.size, endpoint.pulls]).toEqual([0, 0]);
    synchronizer.noteWrite();
    await time.pass(0);
    expect([endpoint.records.size, endpoint.pulls]).toEqual([1, 0]);
    show();
    await time.pass(0);
    expect(endpoint.pulls).toBeGreaterThan(0);
  });

  test('sends a write at once, without asking what is new', async () => {
    const { time, endpoint, store, synchronizer } = await newTablet();
    await time.pass(0);
    const pulls = endpoint.pulls;
    store.edit('v1', { arrival: 1 });
    synchronizer.noteWrite();
    await time.pass(0);
    expect(endpoint.records.size).toBe(1);
    expect(endpoint.pulls).toBe(pulls);
  });

  test('sends what another tab wrote and left lying', async () => {
    const { time, endpoint, store } = await newTablet();
    await time.pass(0);
    store.edit('v1', { arrival: 1 });
    await time.pass(2_000);
    expect(endpoint.records.size).toBe(0);
    await time.pass(1_000);
    expect(endpoint.records.size).toBe(1);
  });

  test.each([
    ['before', ['fenced', 'question-lost', 'question-lost']],
    ['beside', ['question-lost', 'fenced', 'question-lost']],
  ] as const)(
    'once fenced, a network that fails %s does not hide it; an exchange that goes well does',
    async (_when, fates) => {
      const { time, synchronizer } = await newTablet([...fates]);
      await time.pass(0);
      await time.pass(1_500);
      expect(synchronizer.state().problem).toEqual({ code: 'cloned' });
      await time.pass(600_000);
      expect(synchronizer.state().problem).toBeUndefined();
    },
  );

  test('tells since when the endpoint is out of reach, until it answers again', async () => {
    const { time, synchronizer } = await newTablet(['arrives', 'question-lost', 'question-lost']);
    await time.pass(0);
    await time.pass(61_000);
    const offlineSince = synchronizer.state().offlineSince;
    expect(offlineSince).toBeGreaterThan(NOW);
    expect(synchronizer.state()).toMatchObject({ problem: { code: 'network' }, lastSyncAt: NOW });
    await time.pass(5_000);
    expect(synchronizer.state().offlineSince).toBeUndefined();
    expect(synchronizer.state().problem).toBeUndefined();
  });

  test('still knows since when after the page was closed and opened again', async () => {
    const first = await newTablet(Array.from({ length: 50 }, () => 'question-lost' as const));
    await first.time.pass(10_000);
    const { offlineSince } = first.synchronizer.state();
    expect(offlineSince).toBe(NOW);
    first.synchronizer.stop();
    const again = await newTablet(['question-lost'], first.store, NOW + 3_600_000);
    await again.time.pass(0);
    expect(again.synchronizer.state().offlineSince).toBe(offlineSince);
  });

  test('does not call the endpoint out of reach when it has answered that it refuses', async () => {
    const { time, endpoint, synchronizer, store } = await newTablet();
    store.restamp = async () => {};
    endpoint.now = 0;
    store.edit('v1', { arrival: 1 });
    synchronizer.noteWrite();
    await time.pass(0);
    expect(synchronizer.state().problem).toEqual({ code: 'clock', endpointTime: 0 });
    expect(synchronizer.state().offlineSince).toBeUndefined();
  });

  test('asks for what is new when the endpoint says so, unless it has it already', async () => {
    const { time, endpoint, store, synchronizer } = await newTablet();
    store.edit('v1', { arrival: 1 });
    synchronizer.noteWrite();
    await time.pass(0);
    synchronizer.request('person');
    await time.pass(0);
    const pulls = endpoint.pulls;
    synchronizer.wake(1);
    await time.pass(0);
    expect(endpoint.pulls).toBe(pulls);
    synchronizer.wake(2);
    await time.pass(0);
    expect(endpoint.pulls).toBe(pulls + 1);
  });

  test('shows a write that could not be saved until one is', async () => {
    const { time, synchronizer } = await newTablet();
    await time.pass(0);
    const told: unknown[] = [];
    synchronizer.subscribe(({ unsaved }) => told.push(unsaved));
    synchronizer.noteWrite({ code: 'storage-full' });
    expect(synchronizer.state().unsaved).toEqual({ code: 'storage-full' });
    synchronizer.noteWrite();
    expect(synchronizer.state().unsaved).toBeUndefined();
    expect(told.slice(0, 2)).toEqual([{ code: 'storage-full' }, undefined]);
  });

  test('compares what it holds with the endpoint once it is quiet, then every hour, and when a person asks', async () => {
    const { time, endpoint, store, synchronizer } = await newTablet();
    store.edit('v1', { arrival: 1 });
    synchronizer.noteWrite();
    await time.pass(60_000);
    endpoint.log.length = 0;
    await time.pass(5_000);
    store.at = { ...store.at, cursor: 0 };
    expect(endpoint.records.size).toBe(0);
    await time.pass(4 * 60_000);
    expect(endpoint.records.size).toBe(1);
    synchronizer.request('person');
    await time.pass(5_000);
    endpoint.log.length = 0;
    store.at = { ...store.at, cursor: 0 };
    await time.pass(30 * 60_000);
    expect(endpoint.records.size).toBe(0);
    await time.pass(40 * 60_000);
    expect(endpoint.records.size).toBe(1);
    synchronizer.request('person');
    await time.pass(5_000);
    endpoint.log.length = 0;
    store.at = { ...store.at, cursor: 0 };
    synchronizer.request('person');
    await time.pass(5_000);
    expect(endpoint.records.size).toBe(1);
  });

  test('has what a wrong clock wrote put right before it sends it, and says that the clock is off', async () => {
    const store = new MemorySyncStore('one', () => NOW - 3_600_000);
    store.edit('v1', { arrival: 1 });
    const { time, endpoint, synchronizer } = await newTablet([], store, NOW - 3_600_000);
    const order: string[] = [];
    const correct = store.correctInstants.bind(store);
    store.correctInstants = async (fault) => {
      order.push(`corrected, ${endpoint.pushes.length} sent`);
      return correct(fault);
    };
    await time.pass(0);
    expect(order[0]).toBe('corrected, 0 sent');
    expect(store.faults[0]).toEqual({ offsetMs: 3_600_000, steadySince: NOW - 3_600_000 });
    expect(endpoint.records.size).toBe(1);
    expect(synchronizer.state().clockOffMs).toBe(-3_600_000);
  });

  test('leaves a clock alone that is right to a minute', async () => {
    const { time, store, synchronizer } = await newTablet([], undefined, NOW + 50_000);
    store.edit('v1', { arrival: 1 });
    await time.pass(5_000);
    expect(store.faults).toEqual([]);
    expect(synchronizer.state().clockOffMs).toBe(undefined);
  });

  test('says nothing more once stopped', async () => {
    const { time, endpoint, synchronizer } = await newTablet();
    await time.pass(0);
    synchronizer.stop();
    const pulls = endpoint.pulls;
    synchronizer.request('person');
    await time.pass(300_000);
    expect(endpoint.pulls).toBe(pulls);
  });
});
