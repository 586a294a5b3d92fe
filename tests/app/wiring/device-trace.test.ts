import { afterEach, expect, test } from 'vitest';
import {
  forgetTrace,
  keepTrace,
  memoryName,
  readTrace,
  setMemoryAside,
} from '../../../src/app/wiring/device-trace.ts';

const TRACE = { device: 'd1', name: 'PC accueil', memory: 'guichet', unsent: 3, at: 1 };

afterEach(() => forgetTrace());

test('a browser that never was a poste has no trace', async () => {
  expect(await readTrace()).toBeUndefined();
  expect(memoryName(undefined)).toBe('guichet');
});

test('survives the loss of local storage, in the cache', async () => {
  keepTrace(TRACE, true);
  await expect.poll(() => caches.has('guichet-trace')).toBe(true);
  await expect.poll(() => caches.match('/guichet-trace')).toBeDefined();
  localStorage.clear();
  expect(await readTrace()).toEqual(TRACE);
});

test('survives the loss of the cache, in local storage', async () => {
  keepTrace(TRACE, false);
  expect(await readTrace()).toEqual(TRACE);
});

test('is forgotten in both when the device is retired', async () => {
  keepTrace(TRACE, true);
  await expect.poll(() => caches.match('/guichet-trace')).toBeDefined();
  await forgetTrace();
  expect(await readTrace()).toBeUndefined();
});

test('what is no trace of ours is none', async () => {
  localStorage.setItem('guichet-trace', '{"name":');
  expect(await readTrace()).toBeUndefined();
});

test('a memory set aside twice leaves two behind, each under its name', async () => {
  keepTrace(TRACE, false);
  await setMemoryAside(2);
  expect(await readTrace()).toEqual({ ...TRACE, aside: 'guichet', memory: 'guichet-2' });
  await setMemoryAside(3);
  expect(memoryName(await readTrace())).toBe('guichet-3');
});
