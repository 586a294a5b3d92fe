import { describe, expect, test } from 'vitest';
import { allFaults } from './all-faults.ts';
import { holds } from './fault.ts';

const faults = await allFaults();

/**
 * Those of which the short version takes seconds. The others cut the power, fill disks and kill processes: minutes, and some of
 * them root; `npm run faults -- --quick` runs the short version of all.
 */
const SHORT: ReadonlySet<number> = new Set([4, 5, 6, 9, 15]);

describe('the faults, in short', () => {
  for (const fault of faults.filter(({ id }) => SHORT.has(id))) {
    test(`${fault.id} ${fault.name}`, async ({ skip }) => {
      const needs = await fault.needs?.();
      // Not run is not passed: it is counted apart.
      if (needs !== undefined) skip(`not run: needs ${needs}`);
      const report = await fault.run({ quick: true });
      expect(report.control.seen, `control: without ${report.control.without}`).toBe(true);
      expect(report).toSatisfy(holds);
      expect(report.acknowledged).toBeGreaterThan(0);
    });
  }
});
