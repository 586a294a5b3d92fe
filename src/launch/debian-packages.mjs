import { spawnSync } from 'node:child_process';

/**
 * Installs Debian packages where this process may (root, apt-get). Says what it installs, since it takes a while.
 * @param {string} what a French name of what they bring
 * @param {readonly string[]} packages
 * @returns {boolean} whether they are installed
 */
export function installDebianPackages(what, packages) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  console.error(`Installation de ${what}… (une fois)`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return [['update'], ['install', '-y', ...packages]].every(
    (args) =>
      spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0,
  );
}
