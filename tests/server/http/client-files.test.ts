import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';

describe('the files of the app', () => {
  let endpoint: TestEndpoint;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guichet-client-'));
    const client = join(folder, 'client');
    await mkdir(join(client, 'assets'), { recursive: true });
    await writeFile(join(folder, 'guichet.sqlite'), 'secret');
    await writeFile(join(client, 'index.html'), '<!doctype html>page');
    await writeFile(join(client, 'service-worker.js'), '// worker');
    await writeFile(join(client, 'assets', 'main-a1b2.js'), '// script');
    endpoint = await startTestEndpoint({ clientFolder: client });
  });
  afterAll(async () => {
    await endpoint.stop();
    await rm(folder, { recursive: true });
  });

  const get = async (path: string) => {
    const response = await fetch(endpoint.url + path);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it.each([
    '/..%2fguichet.sqlite',
    '/%2e%2e/guichet.sqlite',
    '/assets/..%2f..%2fguichet.sqlite',
    '/assets/missing.js',
    '/api',
    '/api/unknown',
    '/api/health/more',
  ])('do not include %s', async (path) => {
    const { status, text } = await get(path);
    expect([status, JSON.parse(text)]).toEqual([404, { error: 'not-found', time: expect.any(Number) }]);
  });

  it.each(['/', '/accueil', '/qualite/services', '/bienvenue', '/constructor'])(
    'give the page at %s',
    async (path) => {
      expect(await get(path)).toMatchObject({ status: 200, text: '<!doctype html>page' });
    },
  );

  it('are kept for ever when their name says what they hold, else asked for again', async () => {
    expect((await get('/assets/main-a1b2.js')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
    for (const path of ['/', '/index.html', '/service-worker.js', '/accueil']) {
      expect((await get(path)).headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('come with a strict policy, which a plain-HTTP trial survives', async () => {
    for (const path of ['/', '/assets/main-a1b2.js', '/api/health', '/api/unknown', '/api/pull']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      for (const rule of [
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
      ]) {
        expect(policy.split('; ')).toContain(rule);
      }
      expect(policy).not.toMatch(/unsafe|upgrade-insecure-requests/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });
});
