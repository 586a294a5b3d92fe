import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { requireNode } from './node-version.mjs';
import { runOrRefuse } from './refusal.mjs';
import { ROOT } from './root.mjs';

/** What is needed, and the packages of Debian that bring it. */
const NEEDS = [
  { name: 'PostgreSQL 15 or later (Debian’s layout)', debian: 'postgresql', isThere: hasPostgresql },
  { name: 'HAProxy', debian: 'haproxy', isThere: () => runs('haproxy', '-v') },
  { name: 'nginx', debian: 'nginx', isThere: () => runs('nginx', '-v') },
];

/** `npm run test:deployment`: what is missing is installed where that is allowed; where it is not, nothing counts as passed. */
await runOrRefuse(async () => {
  requireNode(process.versions.node);
  await installIfNeeded();
  if (missing().length > 0) installWithApt(missing().map(({ debian }) => debian));
  const still = missing();
  if (still.length > 0) {
    console.log(`test:deployment  not run: needs ${still.map(({ name }) => name).join(', ')}`);
    return;
  }
  await buildIfNeeded();
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/deployment/vitest.config.ts'];
  process.exitCode = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
});

function missing() {
  return NEEDS.filter(({ isThere }) => !isThere());
}

function hasPostgresql() {
  const root = '/usr/lib/postgresql';
  return (
    existsSync(root) && readdirSync(root).some((version) => existsSync(`${root}/${version}/bin/postgres`))
  );
}

/**
 * @param {string} command
 * @param {string} argument
 */
function runs(command, argument) {
  return spawnSync(command, [argument], { stdio: 'ignore' }).status === 0;
}

/** @param {readonly string[]} packages */
function installWithApt(packages) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  // Debian starts what it installs; nothing here wants a server on the usual ports.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]])
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
