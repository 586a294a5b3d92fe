import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLANTED_BUGS } from './simulator/planted-bugs.ts';
import { openPlantedSimulator, type PlantedSimulator } from './simulator/planted-simulator.ts';

/** In so many storms a bug must show. */
const SEEDS = 400;

let simulator: PlantedSimulator;

beforeAll(async () => {
  simulator = await openPlantedSimulator();
});

afterAll(() => simulator.close());

test('where no bug is planted, nothing is seen', async () => {
  expect((await simulator.run(undefined, { from: 1, count: 10 })).failures).toEqual([]);
});

for (const bug of PLANTED_BUGS) {
  test(`seen: ${bug.name}`, async () => {
    const report = await simulator.run(bug, { from: 1, count: SEEDS, stopAtFirst: true });
    expect(report.failures.length, `not seen in ${report.runs} seeds`).toBe(1);
  });
}
