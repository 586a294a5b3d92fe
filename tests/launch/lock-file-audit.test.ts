import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lockFileFaults } from '../../src/launch/lock-file-audit.mjs';

const sound = {
  integrity: 'sha512-abc',
  resolved: 'https://registry.example/sound.tgz',
  license: 'MIT',
};
const faultsOf = (path: string, entry: object) =>
  lockFileFaults({ packages: { '': {}, [path]: { ...sound, ...entry } } });

it.each([
  ['no content hash', 'node_modules/a', { integrity: undefined }],
  ['a weak hash', 'node_modules/a', { integrity: 'sha1-abc' }],
  ['a repository instead of a registry', 'node_modules/a', { resolved: 'git+ssh://git@example/a.git' }],
  ['a program run at install', 'node_modules/a', { hasInstallScript: true }],
  ['a licence that was never looked at', 'node_modules/a', { license: 'SSPL-1.0' }],
  ['no licence', 'node_modules/a', { license: undefined }],
  ['one licence out of two that both count', 'node_modules/a', { license: '(MIT AND GPL-3.0)' }],
  ['a licence that only tools may have', 'node_modules/a', { license: 'PSF-2.0' }],
  ['the State’s design system', 'node_modules/@gouvfr/dsfr', {}],
])('refuses a package with %s', (_what, path, entry) => {
  expect(faultsOf(path, entry)).toHaveLength(1);
});

it('takes a choice between licences, and more of them for tools', () => {
  expect(faultsOf('node_modules/a', { license: '(MIT OR GPL-3.0-or-later)' })).toEqual([]);
  expect(faultsOf('node_modules/a', { license: 'PSF-2.0', dev: true })).toEqual([]);
});

it('is not content with a file that names no package', () => {
  expect(lockFileFaults({})).toHaveLength(1);
});

it('finds nothing wrong with ours', () => {
  expect(lockFileFaults(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([]);
});
