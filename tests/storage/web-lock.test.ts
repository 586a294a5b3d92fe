import { expect, test } from 'vitest';
import { webLock } from '../../src/storage/web-lock.ts';

let named = 0;
const newName = () => {
  named += 1;
  return `guichet-test-lock-${named}`;
};

/** Work that ends when the test says so. */
function openWork<T>() {
  let end: (value: T) => void = () => {};
  let started = false;
  const outcome = new Promise<T>((resolve) => {
    end = resolve;
  });
  const work = () => {
    started = true;
    return outcome;
  };
  return { work, end, started: () => started };
}

test('a lock is left to a holder that lives, however long its work takes', async () => {
  const name = newName();
  const { work, end, started } = openWork<string>();
  const first = webLock(name).tryRun(work);
  await expect.poll(started).toBe(true);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(await webLock(name).tryRun(async () => 'second')).toBe(undefined);
  }
  end('first');
  expect(await first).toBe('first');
  expect(await webLock(name).tryRun(async () => 'second')).toBe('second');
});

test('a holder that is frozen has it taken away within five seconds', async () => {
  const name = newName();
  // What a frozen tab is to the others: it holds the lock, and answers nothing.
  const frozen = navigator.locks.request(name, () => new Promise(() => {})).catch(String);
  const before = performance.now();
  expect(await webLock(name).tryRun(async () => 'taken over')).toBe('taken over');
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(await frozen).toContain('AbortError');
});

test('the one it was taken from finishes what it had begun, and its outcome counts', async () => {
  const name = newName();
  const { work, end, started } = openWork<string>();
  const first = webLock(name).tryRun(work);
  await expect.poll(started).toBe(true);
  expect(await navigator.locks.request(name, { steal: true }, async () => 'stolen')).toBe('stolen');
  end('finished all the same');
  expect(await first).toBe('finished all the same');
});

test('work that fails leaves the lock free, and says how it failed', async () => {
  const name = newName();
  const broken = new Error('broken');
  await expect(webLock(name).tryRun(() => Promise.reject(broken))).rejects.toBe(broken);
  expect(await webLock(name).tryRun(async () => 'next')).toBe('next');
});
