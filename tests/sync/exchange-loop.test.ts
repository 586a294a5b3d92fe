import { describe, expect, test } from 'vitest';
import type { Failure } from '../../src/domain/kernel/failure.ts';
import { fail, ok, type Result } from '../../src/domain/kernel/result.ts';
import { StoreFailure } from '../../src/domain/kernel/store-failure.ts';
import { exchangeLoop } from '../../src/sync/exchange-loop.ts';
import type { Lock } from '../../src/sync/ports.ts';
import { simulatedTime } from './simulated-time.ts';

const OPEN: Lock = { tryRun: (work) => work() };
const NETWORK: Failure = { code: 'network' };

/** A loop whose phase ends when the test says so, with what it says. */
function newLoop(lock: Lock = OPEN) {
  const time = simulatedTime(1_000_000);
  const running: ((outcome: Result<number> | Error) => void)[] = [];
  let started = 0;
  const phase = () =>
    new Promise<Result<number>>((resolve, reject) => {
      started += 1;
      running.push((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)));
    });
  const loop = exchangeLoop(phase, lock, time, () => {});
  return {
    time,
    loop,
    started: () => started,
    async end(outcome: Result<number> | Error) {
      running.shift()?.(outcome);
      await time.pass(0);
    },
  };
}

describe('an exchange loop', () => {
  test('runs one exchange at a time, and once more for all that was asked meanwhile', async () => {
    const { loop, started, end, time } = newLoop();
    for (let count = 0; count < 5; count += 1) loop.request('soon');
    await time.pass(0);
    expect(started()).toBe(1);
    await end(ok(1));
    expect(started()).toBe(2);
    await end(ok(1));
    expect(started()).toBe(2);
  });

  test('comes back by itself after a minute or so', async () => {
    const { loop, started, end, time } = newLoop();
    loop.request('now');
    await time.pass(0);
    await end(ok(1));
    await time.pass(59_000);
    expect(started()).toBe(1);
    await time.pass(2_000);
    expect(started()).toBe(2);
  });

  test('waits twice as long after each failure, up to a minute, and tells since when', async () => {
    const { loop, end, time } = newLoop();
    loop.request('now');
    await time.pass(0);
    const waits: (number | undefined)[] = [];
    const since = time.now();
    for (let count = 0; count < 8; count += 1) {
      await end(fail(NETWORK));
      waits.push(time.next());
      expect(loop.state().trouble).toEqual({ failure: NETWORK, since });
      await time.pass(time.next() ?? 0);
    }
    expect(waits).toEqual([750, 1500, 3000, 6000, 12_000, 24_000, 45_000, 45_000]);
    await end(ok(1));
    expect(loop.state()).toEqual({ working: false, lastOkAt: time.now() });
  });

  test('a write does not cut a back-off short, the return of the network does', async () => {
    const { loop, started, end, time } = newLoop();
    loop.request('now');
    await time.pass(0);
    await end(fail(NETWORK));
    loop.request('soon');
    await time.pass(0);
    expect(started()).toBe(1);
    loop.request('now');
    await time.pass(0);
    expect(started()).toBe(2);
  });

  test('gives a busy endpoint the time it asks for, unless a person insists', async () => {
    const { loop, started, end, time } = newLoop();
    loop.request('now');
    await time.pass(0);
    await end(fail({ code: 'busy', retryAfterSeconds: 30 }));
    expect(time.next()).toBeGreaterThanOrEqual(30_000);
    loop.request('now');
    await time.pass(0);
    expect(started()).toBe(1);
    loop.request('person');
    await time.pass(0);
    expect(started()).toBe(2);
  });

  test('leaves the work to whoever holds the lock, and looks again soon', async () => {
    let free = false;
    const lock: Lock = { tryRun: async (work) => (free ? work() : undefined) };
    const { loop, started, time } = newLoop(lock);
    loop.request('now');
    await time.pass(0);
    expect(started()).toBe(0);
    expect(loop.state()).toEqual({ working: false });
    free = true;
    await time.pass(1_000);
    expect(started()).toBe(1);
  });

  test('learns nothing of the endpoint from a run that exchanged nothing', async () => {
    const { loop, end, time } = newLoop();
    loop.request('now');
    await time.pass(0);
    await end(ok(0));
    expect(loop.state()).toEqual({ working: false });
  });

  test('tells a failing memory as it is, and goes on', async () => {
    const { loop, started, end, time } = newLoop();
    loop.request('now');
    await time.pass(0);
    await end(new StoreFailure({ code: 'storage-full' }));
    expect(loop.state().trouble?.failure).toEqual({ code: 'storage-full' });
    expect(time.reported).toEqual([]);
    await time.pass(1_000);
    expect(started()).toBe(2);
  });

  test('reports a bug, and goes on', async () => {
    const { loop, started, end, time } = newLoop();
    loop.request('now');
    await time.pass(0);
    const bug = new TypeError('a bug');
    await end(bug);
    expect(time.reported).toEqual([bug]);
    await time.pass(1_000);
    expect(started()).toBe(2);
  });

  test('does nothing once stopped', async () => {
    const { loop, started, end, time } = newLoop();
    loop.request('now');
    await time.pass(0);
    loop.stop();
    await end(ok(1));
    loop.request('person');
    await time.pass(200_000);
    expect(started()).toBe(1);
  });
});
