import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFileFaults } from './lock-file-audit.mjs';
import { ROOT } from './root.mjs';

/** `npm run audit`: what the lock file says of its packages, then what the registry knows of their weaknesses. */
const faults = lockFileFaults(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
console.log(faults.length === 0 ? 'ok       lock file' : `FAILED   lock file\n\n${faults.join('\n')}\n`);
const known = knownWeaknesses();
console.log(known.line);
if (faults.length > 0 || known.failed) process.exitCode = 1;

/** Not every registry answers this question: one that does not makes it neither passed nor failed. */
function knownWeaknesses() {
  const args = ['audit', '--omit=dev', '--audit-level=high', '--json'];
  const { stdout, status } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
  const report = readReport(stdout);
  if (report?.metadata?.vulnerabilities === undefined) {
    const reason = report?.statusCode === undefined ? 'no network' : `status ${report.statusCode}`;
    return { failed: false, line: `not run: npm audit needs a registry that serves advisories (${reason})` };
  }
  const names = Object.keys(report.vulnerabilities ?? {}).join(', ');
  return status === 0
    ? { failed: false, line: 'ok       npm audit' }
    : { failed: true, line: `FAILED   npm audit: ${names}` };
}

/** @param {string} text */
function readReport(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
