import { expect, test } from 'vitest';
import { runSeeds, tellFailures } from './simulator/run-seeds.ts';
import { runSeed } from './simulator/storm.ts';

test('whatever a storm does, nothing is lost, doubled or different in two places', async () => {
  const report = await runSeeds({ from: 1, count: 120 });
  expect(report.failures, tellFailures(report)).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(2_000);
});

test('nor where the endpoint stands on a real SQLite file', async () => {
  const report = await runSeeds({ from: 1, count: 8, sqlite: true });
  expect(report.failures, tellFailures(report)).toEqual([]);
});

test('nor where a tablet dies at any moment of its own', async () => {
  const only = ['clocks'] as const;
  const { ownMoments } = await runSeed(1, { only });
  expect(ownMoments).toBeGreaterThan(100);
  for (let crashAt = 1; crashAt <= ownMoments; crashAt += 6)
    expect((await runSeed(1, { only, crashAt })).violations, `at ${crashAt}`).toEqual([]);
});

test('the same seed makes the same storm', async () => {
  const [one, other] = [await runSeed(7, { tracing: true }), await runSeed(7, { tracing: true })];
  expect(one.trace.length).toBeGreaterThan(50);
  expect(one.trace).toEqual(other.trace);
});
