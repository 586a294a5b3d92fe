import { describe, expect, test } from 'vitest';
import { findChromium } from '../../src/launch/chromium.mjs';
import { installRefusal } from '../../src/launch/install.mjs';
import { requireNode } from '../../src/launch/node-version.mjs';

describe('a Node that is too old', () => {
  test.each(['18.20.4', '20.18.3', '6.17.1'])('%s is refused with its version and what to do', (version) => {
    expect(() => requireNode(version)).toThrow(version);
    expect(() => requireNode(version)).toThrow('https://nodejs.org');
  });

  test.each(['20.19.0', '20.20.2', '22.0.0', '24.11.1'])('%s is accepted', (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });
});

describe('an install that fails', () => {
  test('says that the network is missing', () => {
    expect(installRefusal('npm error code ENOTFOUND\nnpm error syscall getaddrinfo').message).toContain(
      'connexion',
    );
  });

  test('otherwise shows the end of what npm said', () => {
    const log = `${'début\n'.repeat(100)}npm error code ENOSPC`;
    const { message } = installRefusal(log);
    expect(message).toContain('ENOSPC');
    expect(message.length).toBeLessThan(600);
  });
});

describe('the browser of the tests', () => {
  test('is the one that GUICHET_CHROMIUM names', () => {
    expect(findChromium({ GUICHET_CHROMIUM: '/opt/chrome', PATH: '/usr/bin' })).toBe('/opt/chrome');
  });

  test('is none where none is installed', () => {
    expect(findChromium({ PATH: '/nowhere' })).toBeUndefined();
  });
});
