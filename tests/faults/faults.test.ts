import { describe, expect, test } from 'vitest';
import { allFaults } from './all-faults.ts';
import { holds } from './fault.ts';

const faults = await allFaults();

/** The short version of each fault; `npm run faults` is the long one. */
describe('the faults, in short', () => {
  for (const fault of faults) {
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
