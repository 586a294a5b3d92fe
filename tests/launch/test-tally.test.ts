import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isGreen, tallyLine, tallyOfPlaywright, tallyOfVitest, total } from '../../src/launch/test-tally.mjs';

const folder = mkdtempSync(join(tmpdir(), 'guichet-tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe('the tally of all tests', () => {
  test('sums both runners', () => {
    const vitest = tallyOfVitest(report({ numPassedTests: 7, numFailedTests: 1, testResults: [] }), 1);
    const playwright = tallyOfPlaywright(
      report({ stats: { expected: 2, unexpected: 1, flaky: 1, skipped: 0 } }),
      1,
    );
    expect(tallyLine(total([vitest, playwright]))).toBe('9 passed, 3 failed');
  });

  test('names skipped tests only when there are any', () => {
    expect(tallyLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(tallyLine({ passed: 3, failed: 0, skipped: 2 })).toBe('3 passed, 0 failed, 2 skipped');
  });

  test('counts a test file that could not be loaded as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(tallyOfVitest(report({ numPassedTests: 4, numFailedTests: 1, testResults }), 1).failed).toBe(2);
  });

  test('counts a runner that crashed as a failure, with or without a report', () => {
    expect(tallyOfVitest(report({ numPassedTests: 4, testResults: [] }), 1).failed).toBe(1);
    expect(tallyOfPlaywright(join(folder, 'absent.json'), null)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  test('is green only when something ran and nothing failed', () => {
    expect(isGreen({ passed: 1, failed: 0, skipped: 0 })).toBe(true);
    expect(isGreen({ passed: 1, failed: 1, skipped: 0 })).toBe(false);
    expect(isGreen({ passed: 0, failed: 0, skipped: 5 })).toBe(false);
  });
});
