import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * What Vitest's JSON report says. A file that could not be loaded has no test in it and counts as one failure.
 * @param {string} report the report's path
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function tallyOfVitest(report, exitCode) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, testResults = [] } = read(report);
  const unloaded = testResults.filter(
    /** @param {{ status: string, assertionResults: unknown[] }} file */
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return honest(
    { passed: numPassedTests, failed: numFailedTests + unloaded, skipped: numPendingTests },
    exitCode,
  );
}

/**
 * What Playwright's JSON report says. A test that passed at its second try is counted as failed.
 * @param {string} report the report's path
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function tallyOfPlaywright(report, exitCode) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(report).stats ?? {};
  return honest({ passed: expected, failed: unexpected + flaky, skipped }, exitCode);
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function total(tallies) {
  return tallies.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @param {Tally} tally */
export function tallyLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Green is: some test ran and none failed.
 * @param {Tally} tally
 */
export function isGreen({ passed, failed }) {
  return failed === 0 && passed > 0;
}

/**
 * A runner that ends badly though no test failed has crashed: one failure.
 * @param {Tally} tally
 * @param {number | null} exitCode
 * @returns {Tally}
 */
function honest(tally, exitCode) {
  return exitCode === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

/** @param {string} report */
function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
}
